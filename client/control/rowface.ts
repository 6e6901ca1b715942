import { clockText } from '../../machines/clock/text.ts';
import type { TimeStyle } from '../lib/show/timeofday.ts';
import { timeOfDay } from '../lib/show/timeofday.ts';
import type { RowPlace, RundownRow } from './rundown.ts';

/** One line of the rundown as it is read: what of a row can be seen, in words. */
export interface RowFace {
  readonly id: string;
  readonly number: number;
  readonly place: RowPlace;
  readonly title: string;
  readonly planned: string;
  readonly expected: string;
  readonly isLate: boolean;
  readonly length: string;
  /** How long it really took; empty while it is not over. */
  readonly took: string;
  readonly hasOverrun: boolean;
  /** What the planned times ask of the show. */
  readonly ties: readonly string[];
  readonly people: string;
  readonly notes: string;
}

const MINUTE_MS = 60_000;

/** Less than this, in ms, is neither late nor an overrun. */
const WORTH_SAYING_MS = 1_000;

/** Times of day that are kept, so that a long rundown is not written anew each second. */
const MOST_TIMES = 4_000;

/**
 * Writes the rows of a rundown, and gives the very same face again where nothing of it has changed: what shows
 * it then has nothing to do.
 */
export class RowFaces {
  readonly #style: TimeStyle;
  readonly #times = new Map<number, string>();
  #faces: ReadonlyMap<string, RowFace> = new Map();

  constructor(style: TimeStyle) {
    this.#style = style;
  }

  of(rows: readonly RundownRow[]): RowFace[] {
    const faces = rows.map((row, index) => {
      const face = this.#faceOf(row, index + 1);
      const before = this.#faces.get(row.id);
      return before && isSame(before, face) ? before : face;
    });
    this.#faces = new Map(faces.map((face) => [face.id, face]));
    return faces;
  }

  #faceOf(row: RundownRow, number: number): RowFace {
    const { plannedAt, expectedAt, startedAt, endsAt, took } = row;
    return {
      id: row.id,
      number,
      place: row.place,
      title: row.title,
      planned: this.#time(plannedAt),
      expected: endsAt === null ? this.#time(startedAt ?? expectedAt) : `ends ${this.#time(endsAt)}`,
      isLate: expectedAt !== null && plannedAt !== null && expectedAt - plannedAt >= WORTH_SAYING_MS,
      length: clockText(row.durationMs),
      took: took ? clockText(took.lengthMs) : '',
      hasOverrun: took !== null && took.overrunMs >= WORTH_SAYING_MS,
      ties: row.ties,
      people: row.speakers.join(' · '),
      notes: row.notes,
    };
  }

  #time(ms: number | null): string {
    if (ms === null) return '';
    const minute = Math.floor(ms / MINUTE_MS);
    const known = this.#times.get(minute);
    if (known !== undefined) return known;
    if (this.#times.size >= MOST_TIMES) this.#times.clear();
    const text = timeOfDay(ms, this.#style);
    this.#times.set(minute, text);
    return text;
  }
}

function isSame(one: RowFace, other: RowFace): boolean {
  return (Object.keys(one) as (keyof RowFace)[]).every((key) =>
    key === 'ties' ? one.ties.join() === other.ties.join() : one[key] === other[key],
  );
}
