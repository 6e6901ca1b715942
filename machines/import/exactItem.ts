import type { Given } from './given.ts';
import type { Item } from './text/items.ts';
import type { SpeakerDraft } from './text/person.ts';
import { readSpan, type Span } from './text/spans.ts';

const STYLE = { compact: false, trailing: false, lengths: false };
/** A source of this kind counts to 24: 10:00 is never ten in the evening, and 25:30 no time. */
const EXACT = { open: false, countedOn: false };

/** What a source with a place for each field says of one item; times of day as `HH:MM` or `HH:MM:SS`. */
export interface ExactFields {
  readonly line: number;
  readonly title: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly durationMs?: number | undefined;
  readonly speakers?: readonly SpeakerDraft[];
  readonly notes?: readonly string[];
  readonly given?: Given;
}

/** An item of such a source. A time that is none, such as 25:61, stays as it is printed. */
export function exactItem(fields: ExactFields): Item {
  const { line, title, durationMs, speakers = [], notes = [], given = {} } = fields;
  return {
    line,
    title: title.replace(/\s+/g, ' ').trim(),
    span: spanOf(fields),
    duration:
      durationMs === undefined || durationMs <= 0
        ? undefined
        : { text: `${durationMs / 60_000} min`, ms: durationMs, from: 0, to: 0 },
    speakers: [...speakers],
    notes: notes.map((note) => note.trim()).filter((note) => note !== ''),
    noteLines: [],
    given,
  };
}

function spanOf({ start, end }: ExactFields): Span | undefined {
  const text = end === undefined ? (start ?? '') : `${start ?? ''}-${end}`;
  const span = readSpan(text, 0, STYLE);
  return span && { ...span, start: { ...span.start, ...EXACT }, end: span.end && { ...span.end, ...EXACT } };
}
