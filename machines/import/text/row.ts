import type { Given } from '../given.ts';
import type { PrintedDate } from './dates.ts';
import type { Line } from './lines.ts';
import type { Peeled } from './peeled.ts';
import type { SpeakerDraft } from './person.ts';

/** A line with its times and its date read. */
export interface Row extends Line, Omit<Peeled, 'after'> {
  /** The date on the line, placed in `dated`. */
  date: PrintedDate | undefined;
  /** The part of the line in which a date was looked for: all of it, or what its times leave. */
  dated: string;
  /** The day that the line begins with, before a time and a title. */
  day: string | undefined;
  /** Whether a time or length stands alone on its line. */
  timeOnly: boolean;
  /** People and remarks from further cells of the same line. */
  details: { speakers: SpeakerDraft[]; notes: string[] } | undefined;
  /** Whether it is a row of a table, and so an item even without a time. */
  tabled: boolean;
  /** What further columns of a table say outright. */
  given: Given;
  /** The room that the row heads, where a table says so. */
  room: string | undefined;
}
