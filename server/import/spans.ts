import type { Span } from '../../machines/import/table/grid.ts';
import { columnNumber } from './places.ts';

const MERGED = /<mergeCell\b[^<>]*?\sref=["']([A-Z]+)(\d+):([A-Z]+)\d+["']/g;
const SHEET = /<sheet\b[^<>]*?\s\w+:id=["']([^"']+)["'][^<>]*>/g;
const RELATION = /<Relationship\b[^<>]*>/g;

/** The cells of a sheet in XML that go across several columns, as its author merged them. */
export function spansOf(sheet: string): Span[] {
  return Array.from(sheet.matchAll(MERGED), ([, first = '', line = '', last = '']) => ({
    line: Number(line),
    from: columnNumber(first) - 1,
    to: columnNumber(last) - 1,
  })).filter(({ from, to }) => from < to);
}

/** The files of the sheets in the order of the workbook's list, both in XML. */
export function filesOf(workbook: string, relations: string): string[] {
  const targets = new Map(
    (relations.match(RELATION) ?? []).map((tag) => [
      /\sId=["']([^"']+)["']/.exec(tag)?.[1] ?? '',
      /\sTarget=["'](?:\/?xl\/)?([^"']+)["']/.exec(tag)?.[1] ?? '',
    ]),
  );
  return Array.from(workbook.matchAll(SHEET), ([, id = '']) => `xl/${targets.get(id) ?? ''}`);
}
