import { expect, test } from 'vitest';
import { ImportError } from '../../../machines/import/error.ts';
import { importText } from '../../../machines/import/text.ts';

const options = { timeZone: 'Europe/Zurich' };

test.each([
  ['nothing', ''],
  ['blank lines only', ' \n\t\r\n\u00A0\n'],
  ['a byte order mark only', '\uFEFF'],
  ['rules only', '-----\n*****\n'],
])('%s: told that it is empty', (_, text) => {
  expect(() => importText(text, options)).toThrow(new ImportError('The text is empty.'));
});

test.each([
  ['a zero byte', '09:00 Open\u0000ing'],
  ['bytes that could not be decoded', '09:00 Ouverture de la s\uFFFDance'],
])('%s: told that it is not text', (_, text) => {
  expect(() => importText(text, options)).toThrow(/^This is not text/);
});

test('prose without a time: told that no programme is in it', () => {
  const letter = 'Dear all,\n\nplease remember to bring your badge.\n\nBest wishes,\nAda';
  expect(() => importText(letter, options)).toThrow(/^No line of this text has a time or a length/);
});

test('more items than a programme may have: told how many there are', () => {
  const text = Array.from({ length: 501 }, (_, index) => `09:00 Item ${index}`).join('\n');
  expect(() => importText(text, options)).toThrow('This text has 501 items; a programme has at most 500.');
});

const LINES: Readonly<Record<string, string>> = {
  'five megabytes of items': '09:00-09:05 Opening session of the day\n'.repeat(130_000),
  'one line of five megabytes': `09:00 ${'a'.repeat(5_000_000)}`,
  'as many items as a text may have lines': '09:00-09:05 Opening the day, Dean - at (Acme)\n'.repeat(6_500),
  'as much prose as a text may have': 'The quick brown fox, Director - at (Acme) 9:00 more\n'.repeat(5_500),
  'thousands of dates': '5 May 2026\n09:00 x\n'.repeat(3_900),
  'thousands of lone times': '09:00\n'.repeat(7_900),
  'thousands of bullets': '- item\n'.repeat(7_900),
  'thousands of tables': 'Time\tTitle\n09:00\tx\n\n'.repeat(2_600),
  'open cells': `${'<td>'.repeat(70_000)}</td>`,
  'open scripts': `${'<script>'.repeat(36_000)}</td>`,
  'open comments': `${'<!--'.repeat(70_000)}</td>`,
  'cells that span everything': '<tr><td rowspan=500 colspan=60>x</td></tr>'.repeat(7_000),
  'cells that span each other': `<table>${`<tr>${'<td rowspan=500 colspan=2>x</td>'.repeat(20)}</tr>`.repeat(400)}</table>`,
  'messages of a chat': '[08/05/2026, 21:14:03] A: x\n'.repeat(7_900),
  'days in a table': `Time\tTitle\n${'Friday\n09:00\tx\n'.repeat(2_000)}`,
  'titles that go on': `09:00 A,\n${'B,\n'.repeat(7_900)}`,
  'open tags': `${'<td '.repeat(70_000)}</td>`,
  ...Object.fromEntries(
    [
      '(',
      '[(',
      '1:1',
      '9:00-',
      '. ',
      ' ',
      'Aa ',
      'Aa Bb and ',
      'Aa Bb, ',
      'Aa Bb; ',
      '李伟',
      '\t',
      '|',
      '1',
      '“',
      '**',
      '**a ',
      '1. ',
      '1 h ',
      'Prof Dr Mr ',
      'networking ',
      '- ',
      ': ',
      ') ',
      ']',
      '* ',
      ':: ',
      'à ',
      '開',
      '(1841–',
      'une heure ',
      'Chair: A; ',
      '<td>',
      '<td',
      '<!--',
      '<script>',
      '&',
      '<p>',
    ].map((piece) => [`lines of ${JSON.stringify(piece)}`, hostileLines(piece)]),
  ),
};

function hostileLines(piece: string): string {
  const long = piece.repeat(Math.ceil(1_900 / piece.length));
  return `09:00 Opening\n${`${long}x\n09:00 x${long}y\n`.repeat(38)}`.repeat(2);
}

/** How much of the processor reading it takes, in ms. */
function workOf(text: string): number {
  const before = process.cpuUsage();
  try {
    importText(text, options);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each(Object.keys(LINES))('%s: read or refused within a second of work', (name) => {
  const text = LINES[name] ?? '';
  let least = Infinity;
  // Other work on the machine adds to it, and what is too slow is so each time.
  for (let time = 0; time < 3 && least >= 1_000; time += 1) least = Math.min(least, workOf(text));
  expect(least).toBeLessThan(1_000);
});
