import type { Row } from './row.ts';
import { secondsOfPrinted } from './times.ts';

const SPACED_SHARE = 0.8;
const MIN_ROWS = 6;

/** Rows in the order that the rest of the reader expects: a time stands before its title, blank rows part blocks. */
export function straighten(rows: readonly Row[]): Row[] {
  return titlesAfterTimes(joinSplitTimes(joinColumns(closeUp(rows))));
}

/** Drops the blank rows of a text in which every line is followed by one, as web pages give when copied. */
function closeUp(rows: readonly Row[]): Row[] {
  const written = rows.filter((row) => !row.blank);
  const spaced = rows.filter((row, index) => !row.blank && (rows[index + 1]?.blank ?? true)).length;
  const alone = written.some((row) => row.timeOnly) || written.every((row) => row.span === undefined);
  return alone && written.length >= MIN_ROWS && spaced >= written.length * SPACED_SHARE ? written : [...rows];
}

const MIN_COLUMN = 3;

/** Joins a column of times with the column of as many titles below it, as a copied page of two columns gives them. */
function joinColumns(rows: readonly Row[]): Row[] {
  const first = rows.findIndex((row) => row.timeOnly && row.span);
  const times = rows.slice(first).filter((_, index, all) => all.slice(0, index + 1).every(isTime));
  const titles = rows.slice(first + times.length).filter((row) => !row.blank);
  const isColumn = first >= 0 && times.length >= MIN_COLUMN && titles.length === times.length && rise(times);
  if (!isColumn || !titles.every(isText)) return [...rows];
  return [...rows.slice(0, first), ...times.flatMap((time, index) => [time, titles[index] ?? time])];
}

function isTime(row: Row): boolean {
  return row.timeOnly && row.span !== undefined;
}

function rise(times: readonly Row[]): boolean {
  const seconds = times.map(({ span }) => (span ? secondsOfPrinted(span.start) : 0));
  return seconds.every((start, index) => index === 0 || start > (seconds[index - 1] ?? 0));
}

/** Joins a start and an end that stand on lines of their own: "09:00", "09:30". */
function joinSplitTimes(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const before = joined.at(-1);
    const pair =
      before?.timeOnly && before.span && !before.span.end && row.timeOnly && row.span && !row.span.end;
    if (pair && before.span && row.span) {
      const text = `${before.span.text}-${row.span.text}`;
      joined[joined.length - 1] = { ...before, span: { ...before.span, text, end: row.span.start } };
    } else if (
      before?.timeOnly &&
      before.span &&
      !before.duration &&
      row.timeOnly &&
      row.duration &&
      !row.span
    ) {
      joined[joined.length - 1] = { ...before, duration: row.duration };
    } else {
      joined.push(row);
    }
  }
  return joined;
}

/** Where times stand alone below their titles, moves each above its title. */
function titlesAfterTimes(rows: readonly Row[]): Row[] {
  if (!timesFollowTitles(rows)) return [...rows];
  const moved = [...rows];
  moved.forEach((row, index) => {
    if (!row.timeOnly) return;
    const title = titleAbove(moved, index);
    if (title < 0) return;
    moved.splice(index, 1);
    moved.splice(title, 0, row);
  });
  return moved;
}

function timesFollowTitles(rows: readonly Row[]): boolean {
  const top = rows.findIndex((row) => !row.blank);
  const alone = rows.flatMap((row, index) => (row.timeOnly && index > top + 1 ? [index] : []));
  const above = alone.filter(
    (index) => isText(rows[index - 1]) && (!isText(rows[index + 1]) || isSecondInBlock(rows, index)),
  ).length;
  const below = alone.filter((index) => !isText(rows[index - 1]) && isText(rows[index + 1])).length;
  if (above !== below) return above > below;
  const last = alone.at(-1);
  return last !== undefined && !rows.slice(last + 1).some(isText);
}

/** Whether a row is the second of a block that has a blank row before it and no other time in it. */
function isSecondInBlock(rows: readonly Row[], index: number): boolean {
  if (rows[index - 2]?.blank !== true) return false;
  let end = index + 1;
  while (isText(rows[end])) end++;
  return rows[end]?.blank ?? true;
}

function titleAbove(rows: readonly Row[], index: number): number {
  if (!isText(rows[index - 1])) return -1;
  let top = index - 1;
  while (isText(rows[top - 1])) top--;
  const parted = rows[top - 1] === undefined || rows[top - 1]?.blank === true;
  return parted && top > 0 ? top : index - 1;
}

function isText(row: Row | undefined): row is Row {
  return row !== undefined && !row.blank && row.span === undefined && row.duration === undefined;
}
