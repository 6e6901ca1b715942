import type { Action } from '../../../machines/wire/command.ts';
import { isFlag, Kept } from '../kept.svelte.ts';

/** What stage managers say most; a desk may keep its own instead. */
const PRESETS: readonly string[] = ['Wrap up', 'Speak up', 'To the microphone', 'Stop'];

/** More than these are no longer found by a glance. */
const MOST_PRESETS = 8;

/** The longest text that a message may have, in characters. */
export const LONGEST_TEXT = 280;

/** The message that is being made: its words, to whom, how; and the words that lie ready. */
export class Draft {
  /** `all`, a view, or a device. */
  to = $state('speaker');
  text = $state('');
  isUrgent = $state(false);
  readonly #asks = new Kept('asks-if-seen', false, isFlag);
  readonly #presets = new Kept('presets', PRESETS, areTexts);

  get asksIfSeen(): boolean {
    return this.#asks.value;
  }

  set asksIfSeen(asks: boolean) {
    this.#asks.value = asks;
  }

  get presets(): readonly string[] {
    return this.#presets.value;
  }

  /** Whether the text could be kept as one more preset. */
  get isKeepable(): boolean {
    return this.#words !== '' && !this.isPreset && this.presets.length < MOST_PRESETS;
  }

  /** Whether the text is one of the presets. */
  get isPreset(): boolean {
    return this.presets.includes(this.#words);
  }

  /** The command that shows these words, or the written text, as the draft stands; null without words. */
  messageOf(words = this.#words): Action | null {
    if (words === '') return null;
    const { to, isUrgent, asksIfSeen: needsSeen } = this;
    return { type: 'message.show', to, text: words, style: isUrgent ? 'urgent' : 'info', needsSeen };
  }

  /** Puts the preset that lies `by` places further into the text. */
  leaf(by: number): void {
    const { presets } = this;
    const at = presets.indexOf(this.text);
    const from = at < 0 && by < 0 ? 0 : at;
    this.text = presets[(from + by + presets.length) % presets.length] ?? this.text;
  }

  keep(): void {
    if (this.isKeepable) this.#presets.value = [...this.presets, this.#words];
  }

  /** Lets the preset go that is in the text. */
  forget(): void {
    this.#presets.value = this.presets.filter((preset) => preset !== this.#words);
    this.text = '';
  }

  get #words(): string {
    return this.text.trim();
  }
}

function areTexts(kept: unknown): kept is readonly string[] {
  return (
    Array.isArray(kept) &&
    kept.length <= MOST_PRESETS &&
    kept.every((text) => typeof text === 'string' && text.length > 0 && text.length <= LONGEST_TEXT)
  );
}
