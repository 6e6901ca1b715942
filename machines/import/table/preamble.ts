import { Temporal } from 'temporal-polyfill';
import type { ProgrammeDraft } from '../../programme/schema.ts';
import type { Finding } from '../findings.ts';
import { zoneOfName } from '../zoneNames.ts';
import { plain } from '../text/fold.ts';
import { emptyHeader, type Header } from '../text/header.ts';
import { readHeader } from '../text/headerReader.ts';
import { readLines } from '../text/lines.ts';
import { readRows } from '../text/rows.ts';
import type { GridRow } from './grid.ts';

const LABELS = [
  ['title', /^(?:title|(?:event|project|show)(?: name| title)?|titre|evenement|titulo|evento|titel|veranstaltung|название|العنوان|名称|会议名称|活动名称)$/],
  ['subtitle', /^(?:subtitle|sous-titre|subtitulo|untertitel|подзаголовок|副标题)$/],
  ['place', /^(?:venue|location|place|where|lieu|endroit|lugar|sede|ort|место|المكان|地点|会议地点|活动地点)$/],
  ['timeZone', /^(?:time ?zone|fuseau(?: horaire)?|zona horaria|zeitzone|часовой пояс|时区)$/],
  ['organiser', /^(?:organi[sz]er|host(?:ed by)?|organisateur|organizador|veranstalter|организатор|主办(?:方|单位)?)$/],
] as const; // prettier-ignore

const OF_TIME =
  /^(?:dates?|when|day|times?|hours|starts?|begins?|quand|jour|heure|horaire|debut|fecha|cuando|hora|inicio|horario|datum|дата|时间|日期|会议日期|会议时间|活动时间|开始时间)$/;
const COLOUR = /^#[0-9a-f]{6}$/i;
const LOGO = /^\/api\/logos\/[0-9a-f]{64}\.(?:png|jpg|webp|svg)$/;

/**
 * Reads the rows above the head of a table: labels with a value beside them, and lines as a text has them. In a table
 * that this product wrote (`exact`) labels are all there is.
 */
export function readPreamble(
  rows: readonly GridRow[],
  exact: boolean,
): { header: Header; findings: Finding[] } {
  const labelled = emptyHeader();
  const others: GridRow[] = [];
  for (const row of rows) {
    const [label = '', value = '', ...more] = row.cells.map((cell) => cell.trim());
    const alone = value !== '' && more.every((cell) => cell === '');
    if (!alone || !takeLabelled(labelled, label, value)) others.push(row);
  }
  const text = asText(exact ? others.filter(isOfDate) : others);
  const { header, findings } =
    text.trim() === '' ? { header: emptyHeader(), findings: [] } : readHeader(readRows(readLines(text)));
  return {
    header: {
      title: labelled.title ?? header.title,
      subtitle: labelled.subtitle ?? header.subtitle,
      place: labelled.place ?? header.place,
      printedDate: header.printedDate,
      date: labelled.date ?? header.date,
      timeZone: labelled.timeZone ?? header.timeZone,
      span: header.span,
      lines: header.lines,
      given: labelled.given,
    },
    findings,
  };
}

/** Takes what a label says into the header; false where the label is not known, or its value not of its kind. */
function takeLabelled(header: Header, label: string, value: string): boolean {
  const [, name, language] = /^(title|subtitle|place) \[([a-z]{2,3}(?:-[a-z\d]{2,8})*)\]$/i.exec(label) ?? [];
  if (name !== undefined && language !== undefined) {
    const { translations = {} } = header.given;
    header.given.translations = {
      ...translations,
      [language]: { ...translations[language], [name.toLowerCase()]: value },
    };
    return true;
  }
  const compared = plain(label).replace(/ ?:$/, '');
  if (compared === 'organiser colour' || compared === 'organiser logo') {
    return takeBrand(header.given, compared, value);
  }
  if (compared === 'date') {
    if (isDate(value)) header.date = value;
    return isDate(value);
  }
  const field = LABELS.find(([, pattern]) => pattern.test(compared))?.[0];
  if (field === undefined || (field === 'timeZone' && zoneOfName(value, 'UTC') === undefined)) return false;
  if (field === 'organiser') header.given.organiser = { name: value, ...header.given.organiser };
  else header[field] = value;
  return true;
}

function isOfDate({ cells: [label = ''] }: GridRow): boolean {
  return plain(label) === 'date';
}

function takeBrand(given: Header['given'], label: string, value: string): boolean {
  const organiser: NonNullable<ProgrammeDraft['organiser']> | undefined = given.organiser;
  if (!organiser) return false;
  if (label === 'organiser colour' && COLOUR.test(value)) organiser.accent = value;
  else if (label === 'organiser logo' && LOGO.test(value)) organiser.logo = value;
  else return false;
  return true;
}

function isDate(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

/** The rows as lines of a text, each at its place, so that findings name it. */
function asText(rows: readonly GridRow[]): string {
  const lines: (string | undefined)[] = [];
  for (const { line, cells } of rows) {
    const filled = cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== '');
    const [label = ''] = filled;
    const labels = filled.length === 2 && OF_TIME.test(plain(label));
    lines[line - 1] = labels ? `${label}: ${filled[1] ?? ''}` : filled.join(' | ');
  }
  return Array.from(lines, (text) => text ?? '').join('\n');
}
