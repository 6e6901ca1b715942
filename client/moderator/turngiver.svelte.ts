import type { Action } from '../../machines/wire/command.ts';
import { ControlLink } from '../lib/link/control.svelte.ts';
import { randomIdentifier } from '../lib/page/identifier.ts';
import type { Words } from '../lib/words/words.ts';

/** What a moderator may do to the programme. */
export type TurnAction = Extract<Action, { type: `turn.${string}` }>;

/** A finger that presses twice means one turn: after an accepted press the buttons rest, in ms. */
const REST_MS = 700;

/** How long a sentence about a press stays, in ms. */
const NOTICE_MS = 6_000;

/** What a giver of turns needs of its page. */
export interface Asking {
  readonly show?: string;
  readonly name: string;
  readonly key: string;
  readonly words: () => Words;
}

/** Gives turns with a key: one at a time, nothing while the line is down, nothing kept for later. */
export class TurnGiver {
  readonly #link: ControlLink;
  readonly #words: () => Words;
  #isBusy = $state(false);
  #isForbidden = $state(false);
  #notice = $state('');

  constructor({ words, ...credentials }: Asking) {
    this.#words = words;
    this.#link = new ControlLink(credentials);
  }

  get words(): Words['moderator'] {
    return this.#words().moderator;
  }

  /** Whether this key gives turns at all; while that is not known it is taken for one that does. */
  get isAllowed(): boolean {
    const code = this.#link.line.refusal?.code;
    return !this.#isForbidden && code !== 'unauthorized' && code !== 'forbidden';
  }

  /** Whether a turn can be given now. */
  get isReady(): boolean {
    return this.isAllowed && !this.#isBusy && this.#link.line.state === 'online' && this.#link.live !== null;
  }

  /** What has to be said of the key or of the last press; empty if nothing. */
  get notice(): string {
    return this.isAllowed ? this.#notice : this.words.mayNot;
  }

  async give(action: TurnAction): Promise<void> {
    const live = this.#link.live;
    if (!this.isReady || !live) return;
    this.#isBusy = true;
    this.#notice = '';
    try {
      const answer = await this.#link.send({ ...action, id: randomIdentifier(), expectedSeq: live.seq });
      if (!answer.ok) this.#refused(answer.code, answer.message);
    } catch {
      this.#say(this.words.noAnswer);
    } finally {
      setTimeout(() => (this.#isBusy = false), REST_MS);
    }
  }

  #refused(code: string, message: string): void {
    if (code === 'forbidden') this.#isForbidden = true;
    else this.#say(message);
  }

  #say(notice: string): void {
    this.#notice = notice;
    setTimeout(() => {
      if (this.#notice === notice) this.#notice = '';
    }, NOTICE_MS);
  }
}
