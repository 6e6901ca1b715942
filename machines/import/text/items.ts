import type { PrintedDuration } from './durations.ts';
import type { Row } from './rows.ts';
import type { SpeakerDraft } from './person.ts';
import type { Span } from './spans.ts';

/** One item of a programme as it is printed, before its times are settled. */
export interface Item {
  /** Where it stands in the source, counted from 1. */
  line: number;
  title: string;
  span: Span | undefined;
  duration: PrintedDuration | undefined;
  speakers: SpeakerDraft[];
  notes: string[];
  /** The lines that became notes because they are neither people nor items, counted from 1. */
  noteLines: number[];
}

/** The day that a heading names: by its date, by its number in the event, or by its weekday alone. */
export interface DayHeading {
  text: string;
  line: number;
  date: string | undefined;
  number: number | undefined;
}

/** Items that stand under one day and in one room. */
export interface Section {
  day: DayHeading | undefined;
  room: string | undefined;
  items: Item[];
}

/** The item that a row begins. */
export function itemOf(row: Row): Item {
  const { number: line, rest: title, span, duration, details } = row;
  const { speakers = [], notes = [] } = details ?? {};
  return {
    line,
    title,
    span,
    duration: duration?.ms === 0 ? undefined : duration,
    speakers: [...speakers],
    notes: [...notes],
    noteLines: [],
  };
}
