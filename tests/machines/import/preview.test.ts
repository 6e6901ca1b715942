import { expect, test } from 'vitest';
import { guessFormat } from '../../../machines/import/format.ts';
import { isStorable, type Preview } from '../../../machines/import/preview.ts';
import { importText } from '../../../machines/import/text.ts';

const options = { timeZone: 'Europe/Zurich', zoneIsKnown: true };

function read(text: string): Preview {
  const [preview] = importText(text, options);
  if (!preview) throw new Error('nothing was read');
  return preview;
}

test('a proposal that is applied settles an error, one without stays', () => {
  const settled = read('Day\n10:00-10:56 A\n11:56-11:00 B\n');
  expect(settled.findings.map(({ severity, applied }) => [severity, applied])).toEqual([['error', true]]);
  expect(isStorable(settled)).toBe(true);
  const open = read('Day\n10:00-10:30 A\n10:30-09:45 B\n');
  expect(open.findings.map(({ severity, applied }) => [severity, applied])).toEqual([['error', undefined]]);
  expect(isStorable(open)).toBe(false);
});

test.each([
  ['an item without a title', 'Day\n\n10:00-10:30\n10:30-11:00 B\n'],
  ['an item without a time', 'Day\n10:00-10:30 A\n- Talk\n- Talk\n\nPanel discussion\n'],
  ['a time that does not exist', 'Day\n10:00-10:30 A\n25:61 B\n'],
  ['a length with two readings', 'Day\nStart: 9:00\nA (1:30)\nB (0:20)\n'],
])('%s cannot be stored', (_, text) => {
  expect(isStorable(read(text))).toBe(false);
});

test('a time that does not exist is never turned into another', () => {
  const { programme, findings } = read('Day\n09:00-25:61 A\n25:61-11:00 B\n11:00-11:30 C\n');
  expect(programme.segments.map(({ start }) => start)).toEqual(['09:00', undefined, '11:00']);
  expect(findings.filter(({ code }) => code === 'no-time')).toHaveLength(2);
  expect(
    findings.every(({ message, code }) => code !== 'no-time' || message.includes('25:61 is not a time')),
  ).toBe(true);
});

test('a time counted on beyond midnight is one of the next day, and that is said', () => {
  const { programme, findings } = read('Night\n22:00-24:00 A\n24:00-25:30 B\n25:30-26:00 C\n');
  expect(programme.segments.map(({ start, durationMs }) => [start, durationMs / 60_000])).toEqual([
    ['22:00', 120],
    ['00:00', 90],
    ['01:30', 30],
  ]);
  expect(findings.map(({ severity, message }) => [severity, message])).toContainEqual([
    'warning',
    '“C”: 25:30 is no time of a day; it is taken as 01:30 of the next.',
  ]);
});

test('an import never makes an item go on by itself', () => {
  const { programme } = read('Day\n10:00-10:30 A\n10:30-11:00 B (goes on automatically)\n');
  expect(programme.segments.every((segment) => segment.autoAdvance === undefined)).toBe(true);
});

test('JSON is known by how it begins, all else is text', () => {
  expect(['{"title":"x"}', ' \n{', '\uFEFF{', '[{"a":1}]', '["a"]'].map(guessFormat)).toEqual(
    Array(5).fill('json'),
  );
  expect(['09:00 Opening', '[09:00] Opening', '', '(a)'].map(guessFormat)).toEqual(Array(4).fill('text'));
});

test('a heading over further items that says nothing known is shown as left out', () => {
  const { findings } = read(
    'Day\n09:00-09:30 A\n\nSESSION 2: SEAS\n09:30-10:00 B\n\nWhat comes after:\n10:00-10:30 C\n',
  );
  expect(findings.map(({ code, severity, line }) => [code, severity, line])).toEqual([
    ['unreadable-line', 'info', 4],
    ['unreadable-line', 'info', 7],
  ]);
});
