import { MAX_DURATION_MS, SEGMENT_KINDS } from '../programme/schema.ts';
import { cellOf, type TableColumns } from './cells.ts';
import type { Column } from './columns.ts';
import { readFlag } from './flags.ts';
import type { Given } from './given.ts';
import { kindOf } from './kinds.ts';
import { readLength } from './lengths.ts';

const FLAGS = ['fixedStart', 'hardOut', 'skip', 'autoAdvance', 'droppable'] as const;
const LENGTHS = [
  ['min', 'minMs'],
  ['warn', 'warnMs'],
  ['wrap', 'wrapMs'],
] as const;
const MAX_ID = 64;

/** What a row says outright of an item. A cell of another kind of value becomes one of `notes`, with its column's name. */
export function readGiven(cells: readonly string[], columns: TableColumns, notes: string[]): Given {
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
