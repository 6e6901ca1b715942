import type { Given } from '../given.ts';
import type { DayHeading } from './days.ts';
import type { PrintedDuration } from './durations.ts';
import type { Row } from './row.ts';
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
  /** What a source with a place for each field says outright. */
  given: Given;
}

/** Items that stand under one day and in one room. */
export interface Section {
  day: DayHeading | undefined;
  room: string | undefined;
  items: Item[];
}

/** The item that a row begins. */
export function itemOf(row: Row): Item {
  const { number: line, rest: title, span, duration, details, given } = row;
  const { speakers = [], notes = [] } = details ?? {};
  return {
    line,
    title,
    span,
    duration: duration?.ms === 0 ? undefined : duration,
    speakers: [...speakers],
    notes: [...notes],
    noteLines: [],
    given: row.struck ? { ...given, skip: true } : given,
  };
}
