import { readPeopleCell } from '../import/peopleCell.ts';
import { lineOfFields } from '../import/pipes.ts';
import { SPEAKERS_HEAD } from '../import/table/ownHead.ts';
import { completeSpeakers } from '../programme/identify.ts';
import type { Programme, Segment, Speaker } from '../programme/schema.ts';
import { startDaysOf } from '../programme/startDays.ts';
import { lengthAsText, type Cell, type Sheet } from './cells.ts';

/** A column of an exported programme. `always` is there even where no segment has anything in it. */
interface ExportColumn {
  readonly head: string;
  readonly always: boolean;
  readonly cell: (segment: Segment) => Cell;
}

/**
 * A programme as a table that holds every field of it and can be imported again: what is said of the whole above,
 * a row for each segment below.
 */
export function programmeSheet(programme: Programme): Sheet {
  const above = rowsAbove(programme);
  const columns = columnsFor(programme).filter(
    ({ always, cell }) => always || programme.segments.some((segment) => cell(segment) !== null),
  );
  return {
    name: programme.title,
    rows: [
      ...above,
      [],
      columns.map(({ head }) => head),
      ...programme.segments.map((segment) => columns.map(({ cell }) => cell(segment))),
    ],
    headRow: above.length + 1,
  };
}

function rowsAbove({
  title,
  subtitle,
  place,
  date,
  timeZone,
  organiser,
  translations = {},
}: Programme): Cell[][] {
  const texts = (name: 'title' | 'subtitle' | 'place', value: string | undefined): Cell[][] => {
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    return [
      [label, value ?? null],
      ...Object.entries(translations).map(([language, fields]): Cell[] => [
        `${label} [${language}]`,
        fields[name] ?? null,
      ]),
    ];
  };
  const rows: Cell[][] = [
    ...texts('title', title),
    ...texts('subtitle', subtitle),
    ...texts('place', place),
    ['Date', date ?? null],
    ['Time zone', timeZone],
    ['Organiser', organiser?.name ?? null],
    ['Organiser colour', organiser?.accent ?? null],
    ['Organiser logo', organiser?.logo ?? null],
  ];
  return rows.filter(([, value]) => value !== null && value !== '');
}

function columnsFor({ segments }: Programme): ExportColumn[] {
  // Days are counted from those that are given: where the times alone do not tell them all, all are written.
  const told = startDaysOf(segments.map(({ start }) => (start === undefined ? {} : { start })));
  const daysAreTold = segments.every(
    ({ startDay }, index) => startDay === undefined || startDay === told[index],
  );
  const languages = (of: (segment: Segment) => readonly object[]) => [
    ...new Set(
      segments.flatMap((segment) => of(segment).flatMap((translations) => Object.keys(translations))),
    ),
  ];
  return [
    always('Start', ({ start }) => (start === undefined ? null : { timeOfDay: start })),
    ifAny('Start day', ({ startDay }) => (daysAreTold ? null : (startDay ?? null))),
    always('Duration', ({ durationMs }) => ({ lengthMs: durationMs })),
    always('Title', ({ title }) => title),
    ...languages(({ translations = {} }) => [translations]).map((language) =>
      ifAny(`Title [${language}]`, ({ translations = {} }) => translations[language]?.title ?? null),
    ),
    always('Kind', ({ kind }) => kind),
    always(SPEAKERS_HEAD, ({ speakers }) => peopleCell(speakers)),
    ...languages(({ speakers = [] }) => speakers.map(({ translations = {} }) => translations)).map(
      (language) => ifAny(`Speakers [${language}]`, ({ speakers }) => translatedPeople(speakers, language)),
    ),
    always('Notes', ({ notes }) => (notes === '' ? null : (notes ?? null))),
    always('Fixed start', ({ fixedStart }) => flag(fixedStart)),
    always('Hard out', ({ hardOut }) => flag(hardOut)),
    always('Minimum duration', ({ minMs }) => length(minMs)),
    always('Priority', ({ priority }) => priority ?? null),
    ifAny('Droppable', ({ droppable }) => flag(droppable)),
    ifAny('Skip', ({ skip }) => flag(skip)),
    ifAny('Auto advance', ({ autoAdvance }) => flag(autoAdvance)),
    ifAny('Warn at', ({ warnMs }) => length(warnMs)),
    ifAny('Wrap up at', ({ wrapMs }) => length(wrapMs)),
    always('ID', ({ id }) => id),
  ];
}

function always(head: string, cell: ExportColumn['cell']): ExportColumn {
  return { head, always: true, cell };
}

function ifAny(head: string, cell: ExportColumn['cell']): ExportColumn {
  return { head, always: false, cell };
}

function flag(value: boolean | undefined): Cell {
  return value === undefined ? null : value ? 'yes' : 'no';
}

function length(ms: number | undefined): Cell {
  return ms === undefined ? null : { lengthMs: ms };
}

/** People, a line for each: `name | role | affiliation | turn | id`, the id only where it is not made from the name. */
function peopleCell(speakers: readonly Speaker[] = []): Cell {
  if (speakers.length === 0) return null;
  const made = completeSpeakers(speakers.map(({ id: _id, ...speaker }) => speaker));
  return speakers
    .map(({ id, name, role = '', affiliation = '', turnMs }, index) => {
      const turn = turnMs === undefined ? '' : lengthAsText(turnMs);
      const line = lineOfFields([name, role, affiliation, turn, made[index]?.id === id ? '' : id]);
      return isReadAs(line, name) || line.includes(' | ') ? line : `${line} |`;
    })
    .join('\n');
}

/** Whether a line without bars is read as one person of this name and nothing more. */
function isReadAs(line: string, name: string): boolean {
  const { speakers, remarks } = readPeopleCell(line, true);
  const [first, ...others] = speakers;
  return (
    remarks.length === 0 && others.length === 0 && first?.name === name && Object.keys(first).length === 1
  );
}

function translatedPeople(speakers: readonly Speaker[] = [], language: string): Cell {
  const lines = speakers.map(({ translations = {} }) => {
    const { name = '', role = '', affiliation = '' } = translations[language] ?? {};
    return lineOfFields([name, role, affiliation]);
  });
  return lines.every((line) => line === '') ? null : lines.join('\n');
}
