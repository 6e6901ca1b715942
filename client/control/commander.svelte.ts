import type { Action } from '../../machines/wire/command.ts';
import type { ControlLink } from '../lib/link/control.svelte.ts';
import { randomIdentifier } from '../lib/page/identifier.ts';
import { objectionTo } from './access/objection.ts';
import { commandWord } from './commandwords.ts';

/** How long, in ms, the view may stay behind an answer before it is fetched anew. */
const BEHIND_MS = 1_000;

/** A sentence for the person at the desk. */
export interface Notice {
  readonly tone: 'refused' | 'unknown' | 'news';
  readonly text: string;
}

/**
 * Gives commands, one at a time, and keeps what came of the last: nothing is given while the line is
 * down, nothing is kept for later, nothing is given twice. Only minutes that are pressed while the
 * answer to other minutes is awaited are added up and follow it.
 */
export class Commander {
  readonly #link: ControlLink;
  #pending = $state<Action['type'] | null>(null);
  #notice = $state.raw<Notice | null>(null);
  #ownSeq = 0;
  #moreMs = 0;

  constructor(link: ControlLink) {
    this.#link = link;
  }

  /** Whether a command can be given now. */
  get isReady(): boolean {
    return this.#link.line.state === 'online' && this.#link.live !== null && this.#pending === null;
  }

  /** The type of the command that waits for its answer. */
  get pending(): Action['type'] | null {
    return this.#pending;
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  /** Tells the person something that they did not ask. */
  say(text: string): void {
    this.#notice = { tone: 'news', text };
  }

  /** Why this person may not give a command now, by their role or because another is in command; null where they may. */
  objection(action: Action): string | null {
    return objectionTo(action, this.#link.you, this.#link.baton);
  }

  dismiss(): void {
    this.#notice = null;
  }

  /** Gives a command with what this person sees as its base; whether it was carried out. */
  async give(action: Action): Promise<boolean> {
    const live = this.#link.live;
    if (this.#pending !== null) return this.#isAdded(action);
    if (!this.isReady || !live) return false;
    const objection = this.objection(action);
    if (objection !== null) {
      this.#notice = { tone: 'refused', text: objection };
      return false;
    }
    this.#pending = action.type;
    const expectedSeq = Math.max(live.seq, this.#ownSeq);
    try {
      const answer = await this.#link.send({ ...action, id: randomIdentifier(), expectedSeq });
      this.#notice = answer.ok ? null : { tone: 'refused', text: answer.message };
      // A restored server may lie lower than what this page has seen.
      this.#ownSeq = answer.ok ? answer.seq : 0;
      this.#catchUp(answer.seq);
      return answer.ok;
    } catch {
      this.#ownSeq = 0;
      this.#notice = {
        tone: 'unknown',
        text: `No answer came to “${commandWord(action.type)}”: it may or may not have been carried out. Look what is on before you give it again.`,
      };
      return false;
    } finally {
      this.#pending = null;
      this.#giveAdded();
    }
  }

  #isAdded(action: Action): boolean {
    if (action.type === 'clock.adjust' && this.#pending === 'clock.adjust') {
      this.#moreMs += action.byMs;
      return true;
    }
    this.#notice = {
      tone: 'refused',
      text: `“${commandWord(action.type)}” was not given: the answer to the command before it was still awaited.`,
    };
    return false;
  }

  #giveAdded(): void {
    const byMs = this.#moreMs;
    this.#moreMs = 0;
    if (byMs !== 0 && this.#notice === null) void this.give({ type: 'clock.adjust', byMs });
  }

  #catchUp(seq: number): void {
    setTimeout(() => {
      const isBehind = (this.#link.live?.seq ?? 0) < seq;
      if (isBehind && this.#link.line.state === 'online') this.#link.refresh();
    }, BEHIND_MS);
  }
}
