import { expect, test } from 'vitest';
import { shownText } from '../../../client/edit/importing/shownText.ts';
import type { Finding } from '../../../machines/import/findings.ts';

const at = (line: number): Finding => ({ severity: 'warning', code: 'unreadable-line', line, message: '' });

test('a text is shown line by line, whichever way its lines end', () => {
  const { lines, lineOf } = shownText('\uFEFFDay\r\n09:00 A\r09:10 B\n\u2028C', 'text');
  expect(lines).toEqual(['Day', '09:00 A', '09:10 B', '', 'C']);
  expect(lineOf(at(3))).toBe(3);
});

test('of a web page what it says is shown, a line for each that the reader counts', () => {
  const page = '<table><tr><td>09:00</td><td>Welcome</td></tr><tr><td>09:10</td><td>Talk</td></tr></table>';
  expect(shownText(page, 'text').lines.slice(0, 2)).toEqual(['09:00\tWelcome', '09:10\tTalk']);
});

test('a row of a table is pointed at where it begins, also after cells of several lines', () => {
  const { lineOf } = shownText('Time,Title\n09:00,"Welcome\nand words"\n09:10,Talk', 'csv');
  expect([1, 2, 3].map((row) => lineOf(at(row)))).toEqual([1, 2, 4]);
  const unclosed = shownText('Time,Title\n09:00,The 12" record\n09:10,Talk', 'csv');
  expect(unclosed.lineOf(at(3))).toBe(3);
});

test('an event of a calendar or a schedule is no line', () => {
  expect(shownText('BEGIN:VCALENDAR\nBEGIN:VEVENT', 'ical').lineOf(at(1))).toBeUndefined();
});

test('of a very long text the beginning is shown', () => {
  const { lines } = shownText(`${'x'.repeat(5_000)}\n`.repeat(2_000), 'csv');
  expect(lines.length).toBeLessThan(8_001);
  expect(lines[0]).toHaveLength(2_000);
});
