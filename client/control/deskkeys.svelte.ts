import type { Action } from '../../machines/wire/command.ts';
import type { ControlLink } from '../lib/link/control.svelte.ts';
import { blackoutToggle } from './blackout.ts';
import type { Commander } from './commander.svelte.ts';
import { isOffered } from './offered.ts';
import type { Shortcut } from './shortcuts.ts';
import { WayBack } from './wayback.svelte.ts';
import { GoKey, isTyping, shortcutOf } from './shortcuts.ts';

const MINUTE_MS = 60_000;

/** The console's keyboard: what is chosen in the rundown, and what each key gives. */
export class DeskKeys {
  readonly #link: ControlLink;
  readonly #commander: Commander;
  readonly #go = new GoKey();
  readonly wayBack: WayBack;
  isHelpOpen = $state(false);
  /** Whether an exact time left is being written. */
  isLeftOpen = $state(false);
  /** Whether a start from standby is that of a rehearsal. */
  isRehearsal = $state(false);
  /** The segment chosen in the rundown, to be jumped to with a second, different key. */
  chosen = $state<string | null>(null);

  constructor(link: ControlLink, commander: Commander) {
    this.#link = link;
    this.#commander = commander;
    this.wayBack = new WayBack(link);
  }

  down(event: KeyboardEvent): void {
    if (isTyping(event.target)) {
      if (event.key === 'Escape') (event.target as HTMLElement).blur();
      return;
    }
    if (event.key === ' ') {
      event.preventDefault();
      if (!event.ctrlKey && !event.metaKey && !event.altKey) this.#go.press(event);
      return;
    }
    if (event.key === 'Enter') {
      this.#enter(event);
      return;
    }
    const shortcut = shortcutOf(event);
    if (!shortcut || (event.repeat && shortcut !== 'up' && shortcut !== 'down')) return;
    event.preventDefault();
    this.#act(shortcut);
  }

  up(event: KeyboardEvent): void {
    if (event.key !== ' ') return;
    const isGo = this.#go.release();
    if (isTyping(event.target)) return;
    event.preventDefault();
    if (isGo) this.#give(this.goAction);
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

  #act(shortcut: Shortcut): void {
    const { live } = this.#link;
    if (!live) return;
    if (shortcut === 'help') this.isHelpOpen = !this.isHelpOpen;
    if (shortcut === 'escape') this.#escape();
    if (shortcut === 'up') this.#step(-1);
    if (shortcut === 'down') this.#step(1);
    if (shortcut === 'plan') this.wayBack.toggle();
    if (shortcut === 'left' && isOffered('clock.set', live.state)) this.isLeftOpen = true;
    if (shortcut === 'message') document.querySelector<HTMLElement>('[data-message-field]')?.focus();
    if (shortcut === 'hold') this.#give({ type: live.state === 'held' ? 'clock.resume' : 'clock.hold' });
    if (shortcut === 'longer') this.#give({ type: 'clock.adjust', byMs: MINUTE_MS });
    if (shortcut === 'shorter') this.#give({ type: 'clock.adjust', byMs: -MINUTE_MS });
    if (shortcut === 'muchLonger') this.#give({ type: 'clock.adjust', byMs: 5 * MINUTE_MS });
    if (shortcut === 'muchShorter') this.#give({ type: 'clock.adjust', byMs: -5 * MINUTE_MS });
    if (shortcut === 'back') this.#give({ type: 'segment.back' });
    if (shortcut === 'end') this.#give({ type: 'segment.end' });
    if (shortcut === 'turn') this.#give({ type: 'turn.next' });
    if (shortcut === 'undo') this.#give({ type: 'undo' });
    if (shortcut === 'redo') this.#give({ type: 'redo' });
    if (shortcut === 'blackout') this.#give(blackoutToggle(live.blackout));
    if (shortcut === 'jump' && this.chosen !== null) this.jump(this.chosen);
  }

  /** Goes to a segment and lets the choice go. */
  jump(segmentId: string): void {
    const { live } = this.#link;
    this.#give(
      live?.state === 'standby' ? { type: 'show.start', segmentId } : { type: 'segment.goto', segmentId },
    );
    this.chosen = null;
  }

  #escape(): void {
    this.isHelpOpen = false;
    this.wayBack.leave();
    this.chosen = null;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** Applies the chosen way back, unless a button has the keyboard: that is then pressed, as everywhere. */
  #enter(event: KeyboardEvent): void {
    const isOnButton = event.target instanceof Element && event.target.closest('button:not([data-recovery])');
    if (!this.wayBack.isOpen || event.repeat || isOnButton) return;
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

  #give(action: Action): void {
    const { live } = this.#link;
    if (live && isOffered(action.type, live.state)) void this.#commander.give(action);
  }
}
