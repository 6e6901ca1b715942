import { cellOf, cellsOf, type TableColumns } from './cells.ts';
import type { Column } from './columns.ts';
import type { Given } from './given.ts';
import { readGiven } from './givenCells.ts';
import { fieldsOfLine } from './pipes.ts';
import { namedPeople, readPeopleCell, withFunctions } from './peopleCell.ts';
import type { PrintedDuration } from './text/durations.ts';
import { MAX_TITLE } from '../programme/schema.ts';
import type { SpeakerDraft } from './text/person.ts';
import { readPeople } from './text/speakers.ts';
import type { Span } from './text/spans.ts';
import { readTimes } from './timeCells.ts';

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
/** Reads a row of cells. What a cell says in a column of another kind of value becomes a note, with the column's name. */
export function readRecord(cells: readonly string[], columns: TableColumns): TableRecord {
  const { fields, names, exact } = columns;
  const of = (field: Column) => cellOf(field, cells, fields);
  const { span, duration, rest } = readTimes(cells, columns);
  const [title = '', ...below] = exact ? [of('title')] : of('title').replace(ITEM_NUMBER, '').split(LINE_END);
  const notes: string[] = [];
  const given = readGiven(cells, columns, notes);
  const remarks = cellsOf('notes', cells, fields).map((cell) =>
    exact ? { speakers: [], notes: cell } : labelledPeople(cell),
  );
  const people = [
    ...below.map((cell) => readPeopleCell(cell, exact)),
    ...fields.flatMap((field, index) =>
      field === 'speakers'
        ? [namedPeople(readPeopleCell(cells[index] ?? '', exact), names[index] ?? '')]
        : [],
    ),
  ];
  const speakers = [...people, ...remarks].flatMap((found) => found.speakers);
  const functions = withFunctions(speakers, of('role'), of('affiliation'));
  if (!exact && rest !== '' && !/^[-–—]+$/.test(rest)) notes.push(rest);
  return {
    title,
    span,
    duration,
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
    /^[^:：]{2,30}[:：]/.test(line) && line.length <= MAX_TITLE
      ? readPeople(line.trim(), { expected: false })
      : undefined,
  );
  return {
    speakers: people.flatMap((found) => found ?? []),
    notes: lines.filter((_, index) => people[index] === undefined).join('\n'),
  };
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
  const [name = '', role = '', affiliation = ''] = fieldsOfLine(line);
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
