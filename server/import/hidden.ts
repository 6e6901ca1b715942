import { columnNumber } from './places.ts';

const HIDDEN = /\shidden=["'](?:1|true)["']/;
const ROW = /<row\b[^<>]*>/g;
const CELL = /<c\b[^<>]*?\sr=["']([A-Z]+)\d+["'][^<>]*>/g;
const COLUMNS = /<col\b[^<>]*>/g;
const SHEET = /<sheet\b[^<>]*\/>/g;
const HIDDEN_SHEET = /\sstate=["'](?:hidden|veryHidden)["']/;

/** A text without what was left out of it, and how much of that says something. */
interface Shown {
  readonly text: string;
  readonly hidden: number;
}

/** A sheet in XML without the rows that its author hid, and how many of them there were that are not empty. */
export function withoutHiddenRows(sheet: string): Shown {
  const { text, cut } = without(sheet, ROW, '</row>', ([tag]) => HIDDEN.test(tag));
  return { text, hidden: cut.filter(saysSomething).length };
}

/**
 * A sheet in XML, each cell with its place, without the columns that its author hid, and how many of them there were
 * that are not empty.
 */
export function withoutHiddenColumns(sheet: string): Shown {
  const ranges = (sheet.match(COLUMNS) ?? []).filter((tag) => HIDDEN.test(tag)).map(rangeOf);
  const columnOf = (cell: string) => columnNumber(/\sr=["']([A-Z]+)/.exec(cell)?.[1] ?? '');
  if (ranges.length === 0) return { text: sheet, hidden: 0 };
  const { text, cut } = without(sheet, CELL, '</c>', ([, letters = '']) => {
    const column = columnNumber(letters);
    return ranges.some(({ first, last }) => column >= first && column <= last);
  });
  return { text, hidden: new Set(cut.filter(saysSomething).map(columnOf)).size };
}

/** The list of sheets of a workbook without those that its author hid, where others are left; and how many those are. */
export function withoutHiddenSheets(workbook: string): Shown {
  const sheets = workbook.match(SHEET) ?? [];
  const hidden = sheets.filter((sheet) => HIDDEN_SHEET.test(sheet)).length;
  if (hidden === 0 || hidden === sheets.length) return { text: workbook, hidden: 0 };
  return { text: workbook.replace(SHEET, (sheet) => (HIDDEN_SHEET.test(sheet) ? '' : sheet)), hidden };
}

function rangeOf(column: string): { first: number; last: number } {
  const figure = (name: string) => Number(new RegExp(`\\s${name}=["'](\\d+)["']`).exec(column)?.[1]);
  return { first: figure('min'), last: figure('max') };
}

function saysSomething(xml: string): boolean {
  return xml.includes('<v>') || xml.includes('<t');
}

/** A text without the elements that begin with a tag that is hidden, and those elements. */
function without(
  xml: string,
  tags: RegExp,
  endTag: string,
  isHidden: (match: RegExpExecArray) => boolean,
): { text: string; cut: string[] } {
  const kept: string[] = [];
  const cut: string[] = [];
  let from = 0;
  for (const match of xml.matchAll(tags)) {
    const [tag] = match;
    if (match.index < from || !isHidden(match)) continue;
    const end = tag.endsWith('/>') ? match.index + tag.length : endOf(xml, endTag, match.index);
    kept.push(xml.slice(from, match.index));
    cut.push(xml.slice(match.index, end));
    from = end;
  }
  return { text: kept.join('') + xml.slice(from), cut };
}

function endOf(xml: string, endTag: string, from: number): number {
  const end = xml.indexOf(endTag, from);
  return end < 0 ? xml.length : end + endTag.length;
}
