import { MAX_DURATION_MS, SEGMENT_KINDS } from '../programme/schema.ts';
import type { Column } from './columns.ts';
import { readFlag } from './flags.ts';
import type { Given } from './given.ts';
import { kindOf } from './kinds.ts';
import { readLength } from './lengths.ts';
import { fieldsOfLine } from './pipes.ts';
import { readPeopleCell, withFunctions } from './peopleCell.ts';
import type { PrintedDuration } from './text/durations.ts';
import { fold } from './text/fold.ts';
import { peel } from './text/peel.ts';
import { MAX_FIELD, type SpeakerDraft } from './text/person.ts';
import { readPeople } from './text/speakers.ts';
import { zoneOfHead } from './zone.ts';
import type { Span } from './text/spans.ts';

/** The columns of a table: what each holds, and how its head names it. */
export interface TableColumns {
  readonly fields: readonly (Column | undefined)[];
  readonly names: readonly string[];
  /** Whether this product wrote the table, so that a cell is taken as it stands. */
  readonly exact: boolean;
}

/** What one row of a table says of one item. */
export interface TableRecord {
  title: string;
  span: Span | undefined;
  duration: PrintedDuration | undefined;
  speakers: SpeakerDraft[];
  notes: string[];
  given: Given;
}

/** The number of an item in its cell: "3. Annual report". */
const ITEM_NUMBER = /^(?:\d{1,2}[.)]\s+|[a-z][.)]\s+)(?=\p{L})/iu;
const LINE_END = /\s*\n\s*/;
const FLAGS = ['fixedStart', 'hardOut', 'skip', 'autoAdvance', 'droppable'] as const;
const LENGTHS = [
  ['min', 'minMs'],
  ['warn', 'warnMs'],
  ['wrap', 'wrapMs'],
] as const;
const MAX_ID = 64;

/** Reads a row of cells. What a cell says in a column of another kind of value becomes a note, with the column's name. */
export function readRecord(cells: readonly string[], columns: TableColumns): TableRecord {
  const { fields, exact } = columns;
  const of = (field: Column) => cellOf(field, cells, fields);
  const from = of('start') === '' ? of('time') : of('start');
  const times = of('end') === '' ? from : `${from}\t${of('end')}`;
  const style = { compact: true, trailing: false, lengths: false };
  const read = peel({ text: times, folded: fold(times) }, style);
  const [title = '', ...below] = exact ? [of('title')] : of('title').replace(ITEM_NUMBER, '').split(LINE_END);
  const notes: string[] = [];
  const given = readGiven(cells, columns, notes);
  const remarks = cellsOf('notes', cells, fields).map((cell) =>
    exact ? { speakers: [], notes: cell } : labelledPeople(cell),
  );
  const people = [...below, ...cellsOf('speakers', cells, fields)].map((cell) => readPeopleCell(cell, exact));
  const speakers = [...people, ...remarks].flatMap((found) => found.speakers);
  const functions = withFunctions(speakers, of('role'), of('affiliation'));
  if (!exact && read.rest !== '' && !/^[-–—]+$/.test(read.rest)) notes.push(read.rest);
  return {
    title,
    span: read.span && {
      ...read.span,
      zone: read.span.zone ?? zoneOfHead(columns),
      start: exact ? { ...read.span.start, open: false } : read.span.start,
    },
    duration: read.duration ?? readLength(of('duration'), columns.names[fields.indexOf('duration')]),
    speakers: translatedPeople(functions.speakers, cells, fields),
    notes: [
      ...people.flatMap((found) => found.remarks),
      ...remarks.map((found) => found.notes),
      ...functions.remarks,
      ...notes,
      ...unknownCells(cells, columns),
    ].filter((note) => (exact ? note !== '' : !/^[-–—\s]*$/.test(note))),
    given,
  };
}

/** People whom a remark names after a label, "Speaker: Ada Byron", and what it says besides. */
function labelledPeople(cell: string): { speakers: SpeakerDraft[]; notes: string } {
  const lines = cell.split('\n');
  const people = lines.map((line) =>
    /^[^:：]{2,30}[:：]/.test(line) && line.length <= MAX_FIELD
      ? readPeople(line.trim(), { expected: false })
      : undefined,
  );
  return {
    speakers: people.flatMap((found) => found ?? []),
    notes: lines.filter((_, index) => people[index] === undefined).join('\n'),
  };
}

/** What the first column of a kind says in a row, nothing where there is none. */
export function cellOf(
  field: Column,
  cells: readonly string[],
  fields: readonly (Column | undefined)[],
): string {
  const index = fields.indexOf(field);
  return index < 0 ? '' : (cells[index] ?? '');
}

function cellsOf(field: Column, cells: readonly string[], fields: readonly (Column | undefined)[]): string[] {
  return fields.flatMap((column, index) => (column === field ? [cells[index] ?? ''] : []));
}

function readGiven(cells: readonly string[], columns: TableColumns, notes: string[]): Given {
  const { fields, names } = columns;
  const given: Given = {};
  const leave = (field: Column) => {
    notes.push(`${names[fields.indexOf(field)] ?? field}: ${cellOf(field, cells, fields)}`);
  };
  const kindCell = cellOf('kind', cells, fields);
  const kind = SEGMENT_KINDS.find((known) => known === kindCell.toLowerCase());
  if (kind) given.kind = kind;
  else if (kindCell !== '') {
    const named = kindOf(kindCell);
    if (named === 'other') leave('kind');
    else if (kindOf(cellOf('title', cells, fields)) === 'other') given.kind = named;
  }
  const id = cellOf('id', cells, fields);
  if (id !== '' && id.length <= MAX_ID) given.id = id;
  for (const field of FLAGS) {
    const cell = cellOf(field, cells, fields);
    const flag = readFlag(cell);
    if (flag !== undefined) given[field] = flag;
    else if (cell !== '') leave(field);
  }
  for (const [field, property] of LENGTHS) {
    const cell = cellOf(field, cells, fields);
    const ms = readLength(cell, names[fields.indexOf(field)])?.ms;
    if (ms !== undefined && ms <= MAX_DURATION_MS) given[property] = ms;
    else if (cell !== '') leave(field);
  }
  const priority = cellOf('priority', cells, fields);
  if (/^[1-5]$/.test(priority)) given.priority = Number(priority);
  else if (priority !== '') leave('priority');
  const startDay = cellOf('startDay', cells, fields);
  if (/^\d{1,2}$/.test(startDay)) given.startDay = Number(startDay);
  else if (startDay !== '') leave('startDay');
  const translations = translatedTitles(cells, fields);
  if (translations) given.translations = translations;
  return given;
}

function translatedTitles(
  cells: readonly string[],
  fields: readonly (Column | undefined)[],
): Given['translations'] | undefined {
  const entries = fields.flatMap((field, index) => {
    const language = /^title:(.+)$/.exec(field ?? '')?.[1];
    const title = cells[index] ?? '';
    return language === undefined || title === '' ? [] : [[language, { title }] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** People with what columns of other languages say of them, a line for each in their order. */
function translatedPeople(
  speakers: readonly SpeakerDraft[],
  cells: readonly string[],
  fields: readonly (Column | undefined)[],
): SpeakerDraft[] {
  return fields.reduce<SpeakerDraft[]>(
    (people, field, index) => {
      const language = /^speakers:(.+)$/.exec(field ?? '')?.[1];
      const lines = (cells[index] ?? '').split(/\r?\n/);
      return language === undefined
        ? people
        : people.map((one, at) => inLanguage(one, language, lines[at] ?? ''));
    },
    [...speakers],
  );
}

function inLanguage(speaker: SpeakerDraft, language: string, line: string): SpeakerDraft {
  const [name = '', role = '', affiliation = ''] = fieldsOfLine(line).map((field) =>
    field.slice(0, MAX_FIELD),
  );
  const texts = { ...(name && { name }), ...(role && { role }), ...(affiliation && { affiliation }) };
  if (Object.keys(texts).length === 0) return speaker;
  return { ...speaker, translations: { ...speaker.translations, [language]: texts } };
}

/** Cells under a head that is not known, with its name: "Mic: 2 handheld". */
function unknownCells(cells: readonly string[], { fields, names }: TableColumns): string[] {
  return cells.flatMap((cell, index) => {
    const name = (names[index] ?? '').replace(/:$/, '');
    return fields[index] !== undefined || /^[-–—]*$/.test(cell) || index >= names.length
      ? []
      : [name === '' ? cell : `${name}: ${cell}`];
  });
}
