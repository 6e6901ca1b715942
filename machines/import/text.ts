import { MAX_SEGMENTS, MAX_TITLE, type ProgrammeDraft, type SegmentDraft } from '../programme/schema.ts';
import { checkOrder } from './check.ts';
import { timeOfDay } from './clock.ts';
import { ImportError } from './error.ts';
import { inReadingOrder, type Finding } from './findings.ts';
import type { ImportOptions, Preview } from './preview.ts';
import { quoted } from './quoted.ts';
import { chooseZone } from './zone.ts';
import type { Item } from './text/items.ts';
import { settleHalves } from './text/halves.ts';
import type { Header } from './text/header.ts';
import { kindOf } from './kinds.ts';
import { straighten } from './text/layout.ts';
import { readLines } from './text/lines.ts';
import { readOutline } from './text/outline.ts';
import { readRows } from './text/rows.ts';
import { settleTimes } from './text/settle.ts';
import type { Timed } from './text/timed.ts';
import { splitIntoParts, type Part } from './text/split.ts';
import { secondsOfPrinted } from './text/times.ts';

const MAX_NOTES = 10_000;
const MAX_SPEAKERS = 100;

/**
 * Reads a programme that people wrote for people: one preview for each day and room in it, mostly one.
 *
 * @throws {ImportError} when the text is empty, binary, far too long, or has no item in it.
 */
export function importText(text: string, options: ImportOptions): Preview[] {
  const { header, sections, findings } = readOutline(straighten(readRows(readLines(text))));
  const parts = splitIntoParts(sections, header);
  if (parts.length === 0) {
    throw new ImportError(
      'No line of this text has a time or a length, so no programme could be read in it.',
    );
  }
  return parts.map((part, index) => {
    const preview = readPart(part, parts, header, options);
    const here = findings.filter((finding) => partOf(finding, parts) === index);
    return { ...preview, findings: inReadingOrder([...preview.findings, ...here]) };
  });
}

/** The index of the part under which a line stands that belongs to no item; what stands above all is the first's. */
function partOf({ line = 0 }: Finding, parts: readonly Part[]): number {
  return Math.max(
    0,
    parts.findLastIndex(({ items }) => (items[0]?.line ?? 0) <= line),
  );
}

function readPart(part: Part, parts: readonly Part[], header: Header, options: ImportOptions): Preview {
  const zone = chooseZone(header.timeZone, options);
  const halves = settleHalves(part.items);
  const timed = settleTimes(part.items, secondsOf(header.span?.start), secondsOf(header.span?.end));
  if (timed.length > MAX_SEGMENTS) {
    throw new ImportError(`This text has ${timed.length} items; a programme has at most ${MAX_SEGMENTS}.`);
  }
  const findings: Finding[] = [...zone.findings, ...halves];
  const segments = timed.map((entry, segmentIndex) => {
    const place = { segmentIndex, line: entry.item.line };
    findings.push(...entry.findings.map((finding) => ({ ...finding, ...place })));
    return readSegment(entry, place, findings);
  });
  const name = nameOf(part, parts, header);
  if (header.title === undefined) findings.push(withoutTitle(name));
  const programme: ProgrammeDraft = {
    title: (header.title ?? name).slice(0, MAX_TITLE),
    ...optional('subtitle', subtitleOf(part, parts, header)),
    ...optional('place', placeOf(part, header)),
    ...optional('date', part.date),
    timeZone: zone.timeZone,
    segments,
  };
  findings.push(
    ...checkOrder(
      programme,
      timed.map(({ item }) => item.line),
    ),
  );
  return { name, programme, findings: inReadingOrder(findings) };
}

function readSegment(
  entry: Timed,
  place: { segmentIndex: number; line: number },
  findings: Finding[],
): SegmentDraft {
  const { item, start, durationMs } = entry;
  const notes = [...item.notes];
  if (item.title === '') {
    const message = `The item on line ${item.line} has no title. Give it one.`;
    findings.push({ severity: 'error', code: 'no-title', ...place, message });
  }
  if (item.title.length > MAX_TITLE) {
    notes.unshift(item.title);
    const message = `The title on line ${item.line} is longer than ${MAX_TITLE} characters; it is cut, and whole in the notes.`;
    findings.push({ severity: 'warning', code: 'unreadable-line', ...place, message });
  }
  if (item.noteLines.length > 0) findings.push({ ...describeNotes(item), segmentIndex: place.segmentIndex });
  return {
    kind: kindOf(item.title),
    title: item.title.slice(0, MAX_TITLE),
    durationMs,
    ...(start === undefined ? {} : { start: timeOfDay(start) }),
    ...(item.speakers.length === 0 ? {} : { speakers: item.speakers.slice(0, MAX_SPEAKERS) }),
    ...(notes.length === 0 ? {} : { notes: notes.join('\n').slice(0, MAX_NOTES) }),
  };
}

function describeNotes(item: Item): Finding {
  const [first, last] = [item.noteLines[0] ?? 0, item.noteLines.at(-1) ?? 0];
  const lines = first === last ? `Line ${first} reads` : `Lines ${first} to ${last} read`;
  const message = `${lines} neither like an item nor like people, and became notes of ${quoted(item)}.`;
  return { severity: 'info', code: 'unreadable-line', line: first, message };
}

function nameOf(part: Part, parts: readonly Part[], header: Header): string {
  const days = new Set(parts.map((other) => other.date ?? other.day)).size > 1;
  const rooms = new Set(parts.map((other) => other.room)).size > 1;
  const named = [days ? (part.day ?? part.date) : undefined, rooms ? part.room : undefined];
  const name = named.filter((piece) => piece !== undefined).join(', ');
  return name === '' ? (header.title ?? part.day ?? 'Untitled programme') : name;
}

function subtitleOf(part: Part, parts: readonly Part[], header: Header): string | undefined {
  const name = nameOf(part, parts, header);
  return header.subtitle ?? (parts.length > 1 && header.title !== undefined ? name : undefined);
}

function placeOf(part: Part, header: Header): string | undefined {
  const pieces = [part.room, header.place].filter((piece) => piece !== undefined && piece !== '');
  return pieces.length === 0 ? undefined : [...new Set(pieces)].join(', ');
}

function withoutTitle(name: string): Finding {
  return {
    severity: 'warning',
    code: 'no-title',
    message: `The text does not say what the programme is called; “${name}” is proposed.`,
    proposal: { field: 'title', value: name },
    applied: true,
  };
}

function optional<Field extends string>(
  field: Field,
  value: string | undefined,
): Partial<Record<Field, string>> {
  return value === undefined
    ? {}
    : ({ [field]: value.slice(0, MAX_TITLE) } as Partial<Record<Field, string>>);
}

function secondsOf(time: Parameters<typeof secondsOfPrinted>[0] | undefined): number | undefined {
  return time?.valid ? secondsOfPrinted(time) : undefined;
}
