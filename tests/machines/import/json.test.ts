import { expect, test } from 'vitest';
import { ImportError } from '../../../machines/import/error.ts';
import { importJson } from '../../../machines/import/json.ts';
import { isStorable } from '../../../machines/import/preview.ts';

const options = { timeZone: 'Europe/Zurich' };
const segment = { kind: 'panel', title: 'Panel', durationMs: 600_000 };
const programme = { title: 'Day', timeZone: 'Asia/Shanghai', segments: [segment] };

test('a programme of our own form comes back as it is', () => {
  const whole = {
    ...programme,
    subtitle: 'of the sea',
    place: 'Genève',
    date: '2025-07-11',
    segments: [
      {
        ...segment,
        id: 'panel',
        start: '09:00',
        startDay: 0,
        fixedStart: false,
        hardOut: true,
        autoAdvance: true,
        minMs: 60_000,
        priority: 5,
        warnMs: 0,
        speakers: [{ name: 'Ms Li', role: 'Chair', affiliation: 'ITU', turnMs: 300_000 }],
        notes: 'Two microphones',
      },
    ],
  };
  const previews = importJson(JSON.stringify(whole), options);
  expect(previews).toEqual([{ name: 'Day', programme: whole, findings: [] }]);
  expect(previews.every(isStorable)).toBe(true);
});

test('a missing zone is that of the server, and said', () => {
  const withoutZone = { title: 'Day', segments: [{ ...segment, start: '09:00' }] };
  const [preview] = importJson(JSON.stringify(withoutZone), options);
  expect(preview?.programme.timeZone).toBe('Europe/Zurich');
  expect(preview?.findings.map(({ code }) => code)).toEqual(['no-zone']);
});

test.each(['europe/paris', 'EST', 'CET'])('a zone that is named is not doubted: %s', (timeZone) => {
  const source = { ...programme, timeZone, segments: [{ ...segment, start: '09:00' }] };
  const [preview] = importJson(JSON.stringify(source), options);
  expect([preview?.programme.timeZone, preview?.findings]).toEqual([timeZone, []]);
});

test.each([
  ['segments.0.durationMs', { ...programme, segments: [{ ...segment, durationMs: '600000' }] }],
  ['segments.0.durationMs', { ...programme, segments: [{ ...segment, durationMs: 0 }] }],
  ['segments.0.kind', { ...programme, segments: [{ ...segment, kind: 'speech' }] }],
  ['segments.0.start', { ...programme, segments: [{ ...segment, start: '25:61' }] }],
  ['segments.0.title', { ...programme, segments: [{ ...segment, title: ' ' }] }],
  ['segments.0.colour', { ...programme, segments: [{ ...segment, colour: 'red' }] }],
  ['segments', { ...programme, segments: [] }],
  ['segments', { title: 'Day', timeZone: 'UTC' }],
  ['timeZone', { ...programme, timeZone: 'Geneva' }],
  ['timeZone', { ...programme, timeZone: 2 }],
  ['date', { ...programme, date: '2025-02-30' }],
  ['author', { ...programme, author: 'Ada' }],
])('the field %s is named when it is wrong', (field, source) => {
  expect(() => importJson(JSON.stringify(source), options)).toThrow(ImportError);
  expect(() => importJson(JSON.stringify(source), options)).toThrow(`"${field}"`);
});

test.each(['', '{', '{"title": "Day",}', 'null', '[]', '"text"', '12'])(
  '%j is refused with a sentence',
  (source) => {
    expect(() => importJson(source, options)).toThrow(ImportError);
  },
);

test('an id that is given twice is refused by its name', () => {
  const twice = {
    ...programme,
    segments: [
      { ...segment, id: 'a' },
      { ...segment, id: 'a' },
    ],
  };
  expect(() => importJson(JSON.stringify(twice), options)).toThrow('The id "a" is given twice.');
});

test('starts of JSON are checked like those of a text', () => {
  const source = {
    ...programme,
    segments: [
      { ...segment, title: 'One', start: '09:00' },
      { ...segment, title: 'Two', start: '09:05' },
      { ...segment, title: 'Three', start: '09:30' },
      { ...segment, title: 'Four', start: '08:00' },
    ],
  };
  const [preview] = importJson(JSON.stringify(source), options);
  expect(preview?.findings.map(({ code, segmentIndex }) => [code, segmentIndex])).toEqual([
    ['overlap', 1],
    ['gap', 2],
    ['overlap', 3],
  ]);
  expect(preview?.programme.segments.map(({ fixedStart }) => fixedStart)).toEqual([
    undefined,
    undefined,
    true,
    undefined,
  ]);
});
