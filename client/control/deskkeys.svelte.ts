import type { Action } from '../../machines/wire/command.ts';
import type { ControlLink } from '../lib/link/control.svelte.ts';
import type { Commander } from './commander.svelte.ts';
import type { KeyCommand } from './keys/commands.ts';
import { GoKey } from './keys/gokey.ts';
import type { KeyMap } from './keys/keymap.svelte.ts';
import { keyAction } from './keys/keyaction.ts';
import { isTyping } from './keys/typing.ts';
import { isOffered } from './offered.ts';
import { isHeldEnter } from '../lib/page/heldkey.ts';
import { isScrolled } from '../lib/page/scrollable.ts';
import { WayBack } from './wayback.svelte.ts';

/** What can be looked at over the desk. */
export type DeskSheet = 'keys' | 'chart' | 'describe' | 'links';

/** How many segments further a far step goes. */
const FAR = 10;

/** Those that go on while their key is held. */
const STEPS: ReadonlySet<KeyCommand> = new Set(['up', 'down', 'farUp', 'farDown']);

/** The console's keyboard: what is chosen in the rundown, and what each key gives. */
export class DeskKeys {
  readonly #link: ControlLink;
  readonly #commander: Commander;
  readonly #go = new GoKey();
  readonly map: KeyMap;
  readonly wayBack: WayBack;
  /** The sheet that lies over the desk. */
  sheet = $state<DeskSheet | null>(null);
  /** Whether an exact time left is being written. */
  isLeftOpen = $state(false);
  /** Whether a segment is being looked for. */
  isFindOpen = $state(false);
  /** Whether a start from standby is that of a rehearsal. */
  isRehearsal = $state(false);
  /** The segment chosen in the rundown, to be jumped to with a second, different key. */
  chosen = $state<string | null>(null);

  constructor(link: ControlLink, commander: Commander, map: KeyMap) {
    this.#link = link;
    this.#commander = commander;
    this.map = map;
    this.wayBack = new WayBack(link);
  }

  down(event: KeyboardEvent): void {
    // A word is being made of several keys, such as a Chinese one.
    if (event.isComposing) return;
    if (isTyping(event.target)) {
      if (event.key === 'Escape') (event.target as HTMLElement).blur();
      return;
    }
    if (isHeldEnter(event)) event.preventDefault();
    else if (event.key === 'Enter') this.#enter(event);
    if (event.key === 'Escape' && !event.defaultPrevented) this.#escape();
    if (this.#isFillingIn) return;
    const command = this.map.commandOf(event);
    if (command === null) return;
    if (STEPS.has(command) && (this.sheet !== null || isScrolled(event.target))) return;
    event.preventDefault();
    if (command === 'go') this.#go.press(event);
    else if (!event.repeat || STEPS.has(command)) this.#act(command);
  }

  up(event: KeyboardEvent): void {
    const isGo = this.#go.release(event);
    if (isTyping(event.target) || this.#isFillingIn) return;
    // A button that has the keyboard is not pressed by the GO key.
    if (this.map.commandOf(event) === 'go') event.preventDefault();
    if (isGo) this.#give(this.goAction);
  }

  /** While a form lies over the desk, keys are for the form. */
  get #isFillingIn(): boolean {
    return this.sheet === 'describe' || this.sheet === 'links';
  }

  /** What GO gives: the next segment, or the start of the rehearsal that was asked for. */
  get goAction(): Action {
    const isRehearsed = this.isRehearsal && this.#link.live?.state === 'standby';
    return isRehearsed ? { type: 'show.start', mode: 'rehearsal' } : { type: 'segment.next' };
  }

  /** The window lost the keyboard. */
  left(): void {
    this.#go.cancel();
  }

  #act(command: Exclude<KeyCommand, 'go'>): void {
    const { live } = this.#link;
    if (!live) return;
    switch (command) {
      case 'help':
        this.sheet = this.sheet === 'keys' ? null : 'keys';
        break;
      case 'chart':
        this.sheet = this.sheet === 'chart' ? null : 'chart';
        break;
      case 'find':
        this.isFindOpen = true;
        break;
      case 'up':
        this.#step(-1);
        break;
      case 'down':
        this.#step(1);
        break;
      case 'farUp':
        this.#step(-FAR);
        break;
      case 'farDown':
        this.#step(FAR);
        break;
      case 'plan':
        this.wayBack.toggle();
        break;
      case 'left':
        this.isLeftOpen ||= isOffered('clock.set', live.state);
        break;
      case 'message':
        document.querySelector<HTMLElement>('[data-message-field]')?.focus();
        break;
      case 'jump':
        if (this.chosen !== null) this.jump(this.chosen);
        break;
      default: {
        const action = keyAction(command, live);
        if (action) this.#give(action);
      }
    }
  }

  /** Goes to a segment and lets the choice go. */
  jump(segmentId: string): void {
    const { live } = this.#link;
    this.#give(
      live?.state === 'standby' ? { type: 'show.start', segmentId } : { type: 'segment.goto', segmentId },
    );
    this.chosen = null;
  }

  /** Closes what is open; where nothing is, lets go of the button that has the keyboard. */
  #escape(): void {
    const isAnyOpen = this.sheet !== null || this.wayBack.isOpen || this.chosen !== null;
    this.sheet = null;
    this.wayBack.leave();
    this.chosen = null;
    if (!isAnyOpen && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** Applies the chosen way back, unless a button has the keyboard: that is then pressed, as everywhere. */
  #enter(event: KeyboardEvent): void {
    const isOnButton = event.target instanceof Element && event.target.closest('button:not([data-recovery])');
    if (!this.wayBack.isOpen || isOnButton) return;
    event.preventDefault();
    void this.#applyWayBack();
  }

  async #applyWayBack(): Promise<void> {
    const { action } = this.wayBack;
    if (action && (await this.#commander.give(action))) this.wayBack.leave();
  }

  #step(by: number): void {
    if (this.wayBack.isOpen) this.wayBack.step(by);
    else this.#choose(by);
  }

  #choose(step: number): void {
    const segments = this.#link.programme?.programme.segments ?? [];
    const from = this.chosen ?? this.#link.live?.segment?.id ?? this.#link.live?.next?.id;
    const index = segments.findIndex((segment) => segment.id === from);
    this.chosen = segments[Math.min(segments.length - 1, Math.max(0, index + step))]?.id ?? null;
  }

  /** Also what is not offered now: a key that did nothing would leave a person in the dark, the refusal tells why. */
  #give(action: Action): void {
    void this.#commander.give(action);
  }
}
