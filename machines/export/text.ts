import { Temporal } from 'temporal-polyfill';
import type { Programme, Segment } from '../programme/schema.ts';
import type { Plan } from '../wire/programme.ts';
import { lengthAsText } from './cells.ts';

const MINUTE_MS = 60_000;

/** A programme as text for people, to be mailed or printed: planned local times, people and notes below each title. */
export function programmeText(programme: Programme, plan: Plan): string {
  const { title, subtitle, place, date, timeZone, segments } = programme;
  const timed = segments.some(({ start }) => start !== undefined);
  const planned = new Map(plan.map((segment) => [segment.id, segment]));
  const head = [
    title,
    subtitle,
    place && `Place: ${place}`,
    date && `Date: ${date}`,
    `Time zone: ${timeZone}`,
  ];
  const items = segments
    .filter(({ skip }) => !skip)
    .map((segment) => {
      const at = timed ? planned.get(segment.id) : undefined;
      const times = at && `${clock(at.startsAt, timeZone)}-${clock(at.endsAt, timeZone)} `;
      return [
        `${times ?? ''}${oneLine(segment.title)}${times ? '' : ` (${lengthInWords(segment.durationMs)})`}`,
        ...below(segment).map((line) => `    ${line}`),
      ].join('\n');
    });
  return `${head.filter(Boolean).join('\n')}\n\n${items.join('\n')}\n`;
}

function below({ speakers = [], notes }: Segment): string[] {
  const people = speakers.map(({ name, role, affiliation }) =>
    [name, role, affiliation]
      .filter((field) => field !== undefined && field !== '')
      .map(String)
      .map(oneLine)
      .join(', '),
  );
  return [...people, ...(notes?.split('\n') ?? [])].filter((line) => line.trim() !== '');
}

function lengthInWords(ms: number): string {
  return ms % MINUTE_MS === 0 ? `${String(ms / MINUTE_MS)} min` : lengthAsText(ms);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function clock(epochMs: number, timeZone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs))
    .toZonedDateTimeISO(timeZone)
    .toPlainTime();
  return time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
}
