import fc from 'fast-check';
import { checkOrder } from '../../../machines/import/check.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import {
  type Programme,
  type ProgrammeDraft,
  programmeDraftSchema,
  SEGMENT_KINDS,
} from '../../../machines/programme/schema.ts';

/** Texts that readers of tables and of people might take for something else. */
const TEMPTING = [
  '=HYPERLINK("http://x";"y")',
  '+41 22 730 51 11',
  '-',
  '- and a dash',
  '@ada',
  "'=1",
  "''+1",
  '＝1',
  'Byron, Ada',
  'Ada | Bob',
  'back\\slash | bar\\',
  'two\nlines',
  'Programme',
  'Afternoon',
  'Saturday',
  'Day 2',
  'Main Hall',
  'Time zone',
  'Title: x',
  '09:00-10:00 early',
  '0:05',
  'yes',
  'TBC',
  '"quoted"',
  'a;b,c\td',
  'Dr. Anna Meyer, Director, ITU',
  'By Ada Byron',
  '“…”',
  'constructor',
  '__proto__',
  '_x0041_',
  '大会主旨演讲',
  'مؤتمر',
];

const wild = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

/** A text that is trimmed and not empty, without what no spreadsheet can hold. */
const text = fc
  .oneof(fc.constantFrom(...TEMPTING), wild)
  .map((value) =>
    value.replace(/[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/gu, (mark) => (mark === '\n' ? mark : '')).trim(),
  )
  .filter((value) => value !== '');

const notes = fc
  .array(fc.oneof(text, fc.constantFrom(' ', '', '  indented')), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n'))
  .filter((value) => value !== '');

const lengthMs = fc.oneof(
  fc.integer({ min: 1, max: 200 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 1, max: 86_400 }).map((seconds) => seconds * 1000),
  fc.integer({ min: 1, max: 86_400_000 }),
);

const start = fc
  .tuple(fc.nat(23), fc.nat(59), fc.constantFrom(0, 0, 0, 30))
  .map(([hours, minutes, seconds]) =>
    [hours, minutes, ...(seconds === 0 ? [] : [seconds])]
      .map((field) => String(field).padStart(2, '0'))
      .join(':'),
  );

const language = fc.constantFrom('fr', 'ar', 'zh-Hans');
const optional = { requiredKeys: [] };

function inLanguages<T extends object>(texts: fc.Arbitrary<T>) {
  const filled = texts.filter((fields) => Object.keys(fields).length > 0);
  return fc.dictionary(language, filled, { minKeys: 1, noNullPrototype: true });
}

const speaker = fc.record(
  {
    id: fc.stringMatching(/^[a-z]{1,8}-\d{1,9}$/),
    name: text,
    role: text,
    affiliation: text,
    turnMs: lengthMs,
    translations: inLanguages(fc.record({ name: text, role: text, affiliation: text }, optional)),
  },
  { requiredKeys: ['id', 'name'] },
);

const segment = fc.record(
  {
    id: fc.uuid(),
    kind: fc.constantFrom(...SEGMENT_KINDS),
    title: text,
    durationMs: lengthMs,
    start,
    startDay: fc.nat(3),
    fixedStart: fc.boolean(),
    hardOut: fc.boolean(),
    skip: fc.boolean(),
    autoAdvance: fc.boolean(),
    minMs: fc.oneof(fc.constant(0), lengthMs),
    priority: fc.integer({ min: 1, max: 5 }),
    droppable: fc.boolean(),
    warnMs: fc.oneof(fc.constant(0), lengthMs),
    wrapMs: lengthMs,
    speakers: fc.uniqueArray(speaker, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
    notes,
    translations: inLanguages(fc.record({ title: text })),
  },
  { requiredKeys: ['id', 'kind', 'title', 'durationMs'] },
);

const programme = fc.record(
  {
    title: text,
    subtitle: text,
    place: text,
    date: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 'YYYY-MM-DD'.length)),
    timeZone: fc.constantFrom('Europe/Zurich', 'Asia/Shanghai', 'America/New_York', 'UTC'),
    organiser: fc.record(
      {
        name: text,
        accent: fc.constantFrom('#0a7cff', '#ABCDEF'),
        logo: fc.constant(`/api/logos/${'0'.repeat(64)}.png`),
      },
      { requiredKeys: ['name'] },
    ),
    translations: inLanguages(fc.record({ title: text, subtitle: text, place: text }, optional)),
    segments: fc.uniqueArray(segment, { minLength: 1, maxLength: 12, selector: ({ id }) => id }),
  },
  { requiredKeys: ['title', 'timeZone', 'segments'] },
);

/**
 * A stored programme as an import leaves it: what an importer marks (the start after a gap, an item that stands there
 * twice) is marked. A field without a text is left out rather than empty, which is the same to every reader.
 */
export const anyProgramme: fc.Arbitrary<Programme> = programme.map((wanted) =>
  asImported(wanted as ProgrammeDraft),
);

/** A draft with an importer's marks, and complete. */
function asImported(draft: ProgrammeDraft): Programme {
  const marked = programmeDraftSchema.parse(structuredClone(draft));
  checkOrder(marked);
  return completeProgramme(marked);
}
