import { MAX_SEGMENTS, type ProgrammeDraft, type SegmentDraft } from '../programme/schema.ts';
import { checkOrder } from './check.ts';
import { timeOfDay } from './clock.ts';
import { ImportError } from './error.ts';
import { inReadingOrder, type Finding } from './findings.ts';
import { fitItem, fitText } from './fit.ts';
import { kindOf } from './kinds.ts';
import { nameOf, placeOf, subtitleOf } from './partNames.ts';
import type { ImportOptions, Preview } from './preview.ts';
import { quoted, quotedWithin } from './quoted.ts';
import { settleHalves } from './text/halves.ts';
import type { Header } from './text/header.ts';
import type { Item } from './text/items.ts';
import type { Outline } from './text/outline.ts';
import { settleTimes } from './text/settle.ts';
import { splitIntoParts, type Part } from './text/split.ts';
import type { Timed } from './text/timed.ts';
import { secondsOfPrinted } from './text/times.ts';
import { chooseZone, doubtZone } from './zone.ts';

/** What sentences call a source and a place in it. */
export interface SourceWords {
  readonly source: 'text' | 'table' | 'schedule' | 'calendar';
  readonly place: 'line' | 'row' | 'item';
}

/**
 * Makes previews of what a reader found in a source: settles times, splits days and rooms, and looks at how the
 * segments follow each other. `outline` has at least one item.
 *
 * @throws {ImportError} where a day has more items than a programme may have segments.
 */
export function previewsOf(outline: Outline, options: ImportOptions, words: SourceWords): Preview[] {
  const { header, sections, findings } = outline;
  const parts = splitIntoParts(sections, header);
  return parts.map((part, index) => {
    const preview = readPart(part, parts, header, options, words);
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

function readPart(
  part: Part,
  parts: readonly Part[],
  header: Header,
  options: ImportOptions,
  words: SourceWords,
): Preview {
  // One item may only say when the whole ends.
  if (part.items.length > MAX_SEGMENTS + 1) throw tooMany(part.items.length, words);
  const printed = header.timeZone ?? part.items.find(({ span }) => span?.zone !== undefined)?.span?.zone;
  const zone = chooseZone(printed, options, part.date);
  const halves = settleHalves(part.items, header.span?.start);
  const timed = settleTimes(part.items, secondsOf(header.span?.start), secondsOf(header.span?.end));
  if (timed.length > MAX_SEGMENTS) throw tooMany(timed.length, words);
  const findings: Finding[] = [...zone.findings, ...halves];
  const segments = timed.map((entry, segmentIndex) => {
    const place = { segmentIndex, line: entry.item.line };
    findings.push(
      ...doubtZone(entry.item, zone.timeZone, part.date).map((finding) => ({ ...finding, ...place })),
    );
    findings.push(...entry.findings.map((finding) => ({ ...finding, ...place })));
    return readSegment(entry, place, findings, words);
  });
  dropRepeatedIds(segments, findings, timed);
  const name = nameOf(part, parts, header);
  if (header.title === undefined) findings.push(withoutTitle(name, words));
  const lines = {
    title: header.title ?? name,
    subtitle: subtitleOf(part, parts, header),
    place: placeOf(part, header),
  };
  findings.push(...cutLines(lines));
  const programme: ProgrammeDraft = {
    title: fitText(lines.title),
    ...(lines.subtitle !== undefined && { subtitle: fitText(lines.subtitle) }),
    ...(lines.place !== undefined && { place: fitText(lines.place) }),
    ...header.given,
    ...(part.date !== undefined && { date: part.date }),
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
  words: SourceWords,
): SegmentDraft {
  const { item, start, durationMs } = entry;
  const where = words.place === 'item' ? `at place ${item.line}` : `on ${words.place} ${item.line}`;
  if (item.title === '') {
    const message = `The item ${where} has no title. Give it one.`;
    findings.push({ severity: 'error', code: 'no-title', ...place, message });
  }
  const { segment, said } = fitItem(item, where);
  for (const message of said)
    findings.push({ severity: 'warning', code: 'unreadable-line', ...place, message });
  if (item.noteLines.length > 0) findings.push({ ...describeNotes(item), segmentIndex: place.segmentIndex });
  const { kind, ...given } = item.given;
  return {
    kind: kind ?? kindOf(item.title),
    ...segment,
    durationMs,
    ...(start === undefined ? {} : { start: timeOfDay(start) }),
    ...given,
  };
}

function tooMany(items: number, { source }: SourceWords): ImportError {
  return new ImportError(`This ${source} has ${items} items; a programme has at most ${MAX_SEGMENTS}.`);
}

/** Two items with one id: the second gets another when it is stored. */
function dropRepeatedIds(
  segments: readonly SegmentDraft[],
  findings: Finding[],
  timed: readonly Timed[],
): void {
  const ids = new Set<string>();
  segments.forEach((segment, segmentIndex) => {
    const { id } = segment;
    if (id !== undefined && ids.has(id)) {
      delete segment.id;
      const message = `${quoted(segment)} has the id “${id}” of another item, and gets one of its own.`;
      const line = timed[segmentIndex]?.item.line;
      findings.push({
        severity: 'warning',
        code: 'duplicate',
        segmentIndex,
        ...(line === undefined ? {} : { line }),
        message,
      });
    }
    if (id !== undefined) ids.add(id);
  });
}

function describeNotes(item: Item): Finding {
  const [first, last] = [item.noteLines[0] ?? 0, item.noteLines.at(-1) ?? 0];
  const lines = first === last ? `Line ${first} reads` : `Lines ${first} to ${last} read`;
  const message = `${lines} neither like an item nor like people, and became notes of ${quotedWithin(item)}.`;
  return { severity: 'info', code: 'unreadable-line', line: first, message };
}

function withoutTitle(name: string, { source }: SourceWords): Finding {
  return {
    severity: 'warning',
    code: 'no-title',
    message: `The ${source} does not say what the programme is called; “${name}” is proposed.`,
    proposal: { field: 'title', value: name },
    applied: true,
  };
}

/** What is said of lines about the whole that are longer than they may be. */
function cutLines(lines: Readonly<Record<string, string | undefined>>): Finding[] {
  return Object.entries(lines)
    .filter(([, text = '']) => fitText(text) !== text)
    .map(([field, text = '']) => ({
      severity: 'warning',
      code: 'unreadable-line',
      message: `The ${field} of the programme, ${quoted({ title: text })}, is too long; it is cut.`,
    }));
}

function secondsOf(time: Parameters<typeof secondsOfPrinted>[0] | undefined): number | undefined {
  return time?.valid ? secondsOfPrinted(time) : undefined;
}
