import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactItem } from '../../../machines/import/exactItem.ts';
import { fitItem, fitText } from '../../../machines/import/fit.ts';
import { importTables } from '../../../machines/import/table.ts';
import { segmentDraftSchema } from '../../../machines/programme/schema.ts';

const item = (fields: Partial<Parameters<typeof exactItem>[0]>) =>
  exactItem({ line: 4, title: 'Talk', ...fields });
const LONG = 'x'.repeat(301);

describe('an item that is more than a segment holds', () => {
  it('is left as it is where it fits, and nothing is said', () => {
    const speakers = [{ name: 'Ada', role: 'Chair' }];
    expect(fitItem(item({ speakers, notes: ['One.', 'Two.'] }), 'on row 4')).toEqual({
      segment: { title: 'Talk', speakers, notes: 'One.\nTwo.' },
      said: [],
    });
  });

  it.each([
    [
      'title',
      { title: LONG },
      'The title on row 4 is longer than 300 characters; it is cut, and whole in the notes.',
    ],
    [
      'notes',
      { notes: ['n'.repeat(10_001)] },
      'The notes of “Talk” are longer than 10000 characters; they are cut there.',
    ],
    [
      'people',
      { speakers: Array.from({ length: 101 }, (_, n) => ({ name: `Ada ${String(n)}` })) },
      '“Talk” names 101 people; the first 100 are taken.',
    ],
    [
      'role',
      { speakers: [{ name: 'Ada', role: LONG }] },
      'What is said of “Ada” is longer than 300 characters; it is cut there.',
    ],
    [
      'translated name',
      { speakers: [{ name: 'Ada', translations: { fr: { name: LONG } } }] },
      'What is said of “Ada” is longer than 300 characters; it is cut there.',
    ],
  ])('has its %s cut, and a sentence says so', (_, fields, sentence) => {
    const { segment, said } = fitItem(item(fields), 'on row 4');
    expect(said).toEqual([sentence]);
    expect(segmentDraftSchema.parse({ kind: 'other', durationMs: 1, ...segment })).toBeDefined();
  });

  it('keeps a long title whole in the notes', () => {
    expect(fitItem(item({ title: LONG, notes: ['More.'] }), '').segment.notes).toBe(`${LONG}\nMore.`);
  });
});

it('cuts no character in two', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 20 }),
      (text, most) => {
        const fit = fitText(text, most);
        expect(text.startsWith(fit)).toBe(true);
        expect(fit.length).toBeLessThanOrEqual(most);
        expect(fit.isWellFormed()).toBe(text.isWellFormed());
      },
    ),
  );
});

it('is a warning at the row and on the segment of a table', () => {
  const people = Array.from({ length: 120 }, (_, n) => `Ada Byron${'abcdefghij'[n % 10] ?? ''} (ITU)`).join(
    '; ',
  );
  const cells = [
    ['Start', 'End', 'Title', 'Speakers', 'Notes'],
    ['9:00', '9:30', 'Opening', 'Ada Byron (ITU)', ''],
    ['9:30', '10:00', 'Panel', people, 'n'.repeat(12_000)],
  ];
  const grid = { name: undefined, rows: cells.map((row, index) => ({ line: index + 1, cells: row })) };
  const [preview] = importTables([grid], { timeZone: 'UTC' });
  expect(preview?.programme.segments[1]?.speakers).toHaveLength(100);
  expect(preview?.findings).toEqual(
    expect.arrayContaining(
      [
        'The notes of “Panel” are longer than 10000 characters; they are cut there.',
        '“Panel” names 120 people; the first 100 are taken.',
      ].map((message) => ({
        severity: 'warning',
        code: 'unreadable-line',
        segmentIndex: 1,
        line: 3,
        message,
      })),
    ),
  );
});
