import { editedProgramme } from '../../../machines/programme/edited.ts';
import type { Programme } from '../../../machines/programme/schema.ts';
import type { Action, ProgrammeEdit } from '../../../machines/wire/command.ts';
import { mayCommand } from '../../../machines/wire/roles.ts';
import type { ControlLink } from '../../lib/link/control.svelte.ts';
import { randomIdentifier } from '../../lib/page/identifier.ts';
import { crossed, type Gesture, isOverwritten } from './gesture.ts';

/** How often a gesture is given anew because something else came first. */
const MOST_TRIES = 8;

/** More than so many steps back are not meant by a hand that is held on the key. */
const MOST_WAITING = 20;

/** How long, in ms, the view may stay behind an answer before it is fetched anew. */
const BEHIND_MS = 1_000;

/** A gesture that waits for its answer, or for its effect to arrive. */
interface Given {
  readonly gesture: Gesture;
  /** The programme on which the person made it. */
  readonly seen: Programme;
  edits: readonly ProgrammeEdit[];
  /** The log position at which it counts; null before it is answered. */
  seq: number | null;
}

/**
 * The programme of a show in an editor's hands: what the server holds, with the gestures on it that are on their
 * way. One command is under way at a time, and each gesture is built anew on what stands when its turn comes.
 * While the line is down nothing is taken, and what was on its way is let go and said.
 */
export class ShowDocument {
  readonly #link: ControlLink;
  #given = $state.raw<readonly Given[]>([]);
  #notice = $state('');
  #isBusy = $state(false);
  #ownSeq = 0;
  /** What is still to be given, in the order in which it was done. */
  readonly #waiting: (Given | 'undo' | 'redo')[] = [];

  readonly #programme = $derived.by(() => {
    const view = this.#link.programme;
    if (!view) return null;
    const ahead = this.#given.filter(({ seq }) => seq === null || seq > view.seq);
    return ahead.flatMap(({ edits }) => edits).reduce(editedProgramme, view.programme);
  });

  constructor(link: ControlLink) {
    this.#link = link;
  }

  /** The programme as it is shown: with what this person has just done. Null before the server has sent it. */
  get programme(): Programme | null {
    return this.#programme;
  }

  /** Whether an edit can be made now. */
  get isOpen(): boolean {
    return this.#link.line.state === 'online' && this.#link.live !== null && this.mayEdit;
  }

  /** Whether the link that this person came by may change the programme. */
  get mayEdit(): boolean {
    const { you } = this.#link;
    return you === null || mayCommand(you.role, { type: 'programme.edit' });
  }

  /** Whether something is on its way. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** What a person should know of what did not happen; empty where all did. */
  get notice(): string {
    return this.#notice;
  }

  say(notice: string): void {
    this.#notice = notice;
  }

  /** Makes a gesture: it shows at once, and is taken away again with a sentence if it is not possible. */
  make(gesture: Gesture): boolean {
    const seen = this.#programme;
    if (!this.isOpen || !seen) return false;
    const outcome = gesture.build(seen);
    if ('problem' in outcome) {
      this.#notice = outcome.problem;
      return false;
    }
    this.#notice = '';
    if (outcome.edits.length === 0) return true;
    const given: Given = { gesture, seen, edits: outcome.edits, seq: null };
    this.#given = [...this.#landed(), given];
    this.#waiting.push(given);
    void this.#work();
    return true;
  }

  /** Takes back, or brings back, the last edit of the programme, whoever made it, after what is on its way. */
  reverse(type: 'undo' | 'redo'): void {
    if (!this.isOpen || this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(type);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        if (typeof next === 'string') await this.#reverse(next);
        else await this.#give(next);
      }
    } catch {
      this.#letGo();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Undo is of what stands when its turn comes: what came first meanwhile is seen, and then it is given again. */
  async #reverse(type: 'undo' | 'redo'): Promise<void> {
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const answer = await this.#send({ type, lane: 'programme' });
      this.#notice = answer.ok ? '' : answer.message;
      if (!answer.ok && answer.code !== 'stale') return;
      // What comes next is made of what stands after it, which this page cannot tell before it has arrived.
      await this.#caughtUp(answer.seq);
      if (answer.ok) return;
    }
  }

  async #give(given: Given): Promise<void> {
    const { gesture, seen } = given;
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const view = this.#link.programme;
      if (!view || !this.isOpen) throw new Error('The line is down.');
      const stands = this.#given
        .filter(({ seq }) => seq !== null && seq > view.seq)
        .flatMap(({ edits }) => edits)
        .reduce(editedProgramme, view.programme);
      if (isOverwritten(seen, stands, gesture.over)) {
        this.#drop(given, crossed(gesture.words));
        return;
      }
      const outcome = gesture.build(stands);
      if ('problem' in outcome) {
        this.#drop(given, outcome.problem);
        return;
      }
      given.edits = outcome.edits;
      if (outcome.edits.length === 0) {
        this.#drop(given, '');
        return;
      }
      const answer = await this.#send(actionOf(outcome.edits));
      if (answer.ok) {
        given.seq = answer.seq;
        this.#given = [...this.#given];
        return;
      }
      if (answer.code !== 'stale') {
        this.#drop(given, answer.message);
        return;
      }
      await this.#caughtUp(answer.seq);
    }
    this.#drop(given, `The show changes too fast for ${gesture.words}: try it again.`);
  }

  async #send(action: Action) {
    const seq = Math.max(this.#link.live?.seq ?? 0, this.#ownSeq);
    const answer = await this.#link.send({ ...action, id: randomIdentifier(), expectedSeq: seq });
    // A restored server may lie lower than what this page has seen.
    this.#ownSeq = answer.ok ? answer.seq : 0;
    if (answer.ok) {
      setTimeout(() => {
        if ((this.#link.live?.seq ?? 0) < answer.seq && this.isOpen) this.#link.refresh();
      }, BEHIND_MS);
    }
    return answer;
  }

  /** Waits until this page has seen the log up to `seq`; not longer than a view may stay behind. */
  async #caughtUp(seq: number): Promise<void> {
    for (let waited = 0; waited < BEHIND_MS; waited += 20) {
      if ((this.#link.live?.seq ?? 0) >= seq) return;
      await new Promise((wait) => setTimeout(wait, 20));
    }
    this.#link.refresh();
    await new Promise((wait) => setTimeout(wait, BEHIND_MS));
  }

  #drop(given: Given, notice: string): void {
    this.#given = this.#landed().filter((one) => one !== given);
    this.#notice = notice;
  }

  /** The line went down: what was on its way may or may not have happened, what waited behind it has not. */
  #letGo(): void {
    const lost = this.#given.filter(({ seq }) => seq === null).map(({ gesture }) => gesture.words);
    this.#given = [];
    this.#waiting.length = 0;
    this.#ownSeq = 0;
    this.#notice =
      lost.length === 0
        ? 'No answer came: what you see is what the server says now.'
        : `No answer came to ${lost.join(', ')}: what you see is what the server says now. Nothing will be sent late.`;
  }

  /** Without those whose effect has arrived. */
  #landed(): readonly Given[] {
    const seq = this.#link.programme?.seq ?? 0;
    return this.#given.filter((given) => given.seq === null || given.seq > seq);
  }
}

function actionOf(edits: readonly ProgrammeEdit[]): Action {
  const [only] = edits;
  return edits.length === 1 && only ? only : { type: 'programme.edit', edits: [...edits] };
}
