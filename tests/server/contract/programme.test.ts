import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import { Hosted } from '../hosted.ts';
import { programmeOf, segment } from '../programmes.ts';
import { KEY } from '../serverProcess.ts';

let server: Hosted;
beforeAll(async () => {
  server = await Hosted.start();
});
afterAll(() => server.remove());

/** A programme of one segment with these fields, whatever they are. */
function withSegment(fields: object): object {
  return programmeOf([{ ...segment('a'), ...fields }]);
}

async function stored(programme: object): Promise<ProgrammeView['programme']> {
  const show = await server.add(programme as ProgrammeDraft);
  const { body } = await server.get(`/api/shows/${show}/programme`, null);
  return (body as unknown as ProgrammeView).programme;
}

describe('is stored', () => {
  const EVERY_KIND = 'video opening keynote panel break reception closing changeover other'.split(' ');

  test.each<[string, object]>([
    ['a title of 300 emoji: characters are what people count', { title: '😀'.repeat(300) }],
    ['a date long ago', { date: '0001-01-01' }],
    ['a date far off', { date: '9999-12-31' }],
    ['a leap day', { date: '2028-02-29' }],
    ['a zone by its old name', { timeZone: 'Asia/Calcutta' }],
    ['a zone of a fixed distance', { timeZone: 'Etc/GMT+3' }],
  ])('%s', async (_, fields) => {
    expect(await stored({ ...programmeOf([segment('a', { start: '23:59:59' })]), ...fields })).toMatchObject(
      fields,
    );
  });

  test.each<[string, object]>([
    ['a title of 300 emoji', { title: '😀'.repeat(300) }],
    ['1 ms', { durationMs: 1 }],
    ['24 h', { durationMs: 86_400_000 }],
    ['a minimum of nothing', { minMs: 0 }],
    ['a warning at nothing and one of a day', { warnMs: 0, wrapMs: 86_400_000 }],
    [
      'every flag off',
      { fixedStart: false, hardOut: false, skip: false, autoAdvance: false, droppable: false },
    ],
    ['an id from the prototype', { id: '__proto__', start: '10:00' }],
    ['another', { id: 'constructor', start: '10:00' }],
    ['an id of one blank', { id: ' ' }],
    ['nobody to speak', { speakers: [] }],
    ...EVERY_KIND.map((kind): [string, object] => [`a ${kind}`, { kind }]),
  ])('a segment with %s', async (_, fields) => {
    expect((await stored(withSegment(fields))).segments[0]).toMatchObject(fields);
  });

  test('every segment and speaker with an id of its own, and given ones as they are', async () => {
    const people = ['Li', 'Li', '李', '王'].map((name) => ({ name }));
    const { segments } = await stored(
      programmeOf([
        { kind: 'break', title: 'Break', durationMs: 1 },
        { kind: 'break', title: 'Break', durationMs: 1 },
        { kind: 'other', title: '休息', durationMs: 1 },
        { kind: 'other', title: '休息', durationMs: 1 },
        segment('break', { speakers: people }),
        segment('Break'),
      ]),
    );
    expect(new Set(segments.map(({ id }) => id)).size).toBe(6);
    expect(segments.slice(4).map(({ id }) => id)).toEqual(['break', 'Break']);
    expect(new Set(segments[4]?.speakers?.map(({ id }) => id)).size).toBe(4);
  });
});

describe('is refused, naming the field', () => {
  test.each<[string, object, string]>([
    ['a title of 301 emoji', { title: '😀'.repeat(301) }, 'title'],
    ['a title of null', { title: null }, 'title'],
    ['a place of null: what may be left out is left out', { place: null }, 'place'],
    ['a date of null', { date: null }, 'date'],
    ['a date with a time', { date: '2026-01-01T00:00' }, 'date'],
    ['a date without zeros', { date: '2026-1-1' }, 'date'],
    ['29 February of another year', { date: '2026-02-29' }, 'date'],
    ['a zone of no name', { timeZone: '' }, 'timeZone'],
    ['a distance without a colon', { timeZone: '-08' }, 'timeZone'],
    ['UTC+1, which is none', { timeZone: 'UTC+1' }, 'timeZone'],
    ['segments that are an object', { segments: {} }, 'segments'],
    ['a segment of null', { segments: [null] }, 'segments.0'],
  ])('%s', async (_, fields, field) => {
    const { status, body } = await server.post('/api/shows', { ...programmeOf([segment('a')]), ...fields });
    expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'invalid' });
    expect(body['detail']).toContain(`"${field}"`);
  });

  test.each<[string, unknown[]]>([
    ['id', ['', null, 7, 'x'.repeat(65)]],
    ['kind', ['Video', '', null]],
    ['title', ['😀'.repeat(301), '\n\t ', null, ['x']]],
    ['durationMs', [-1, 1e308, null, true, []]],
    ['start', ['24:00', '9:05', '09:60', '09:05:60', '0905', ' 09:05', '', null, 905]],
    ['startDay', [-1, 0.5, '1', null]],
    ['skip', [0, 'true', null]],
    ['autoAdvance', [1, 'yes', null]],
    ['priority', [0, 1.5, '1', null]],
    ['minMs', [-1, 0.5, 1e15, null]],
    ['warnMs', [-1, 0.5, 1e15, null]],
    ['speakers', [{}, 'Ada', null]],
    ['speakers.0', [['Ada'], [null]]],
    ['speakers.0.name', [[{}], [{ name: ' ' }], [{ name: 7 }]]],
    ['speakers.0.turnMs', [[{ name: 'Ada', turnMs: 0 }], [{ name: 'Ada', turnMs: -1 }]]],
    ['notes', [7, null]],
  ])('a segment’s %s of %j', async (field, values) => {
    const [key = ''] = field.split('.');
    for (const value of values) {
      const { status, body } = await server.post('/api/shows', withSegment({ [key]: value }));
      expect({ value, status, code: body['code'] }).toEqual({ value, status: 400, code: 'invalid' });
      expect(body['detail']).toContain(`"segments.0.${field}"`);
    }
  });

  test('a field that is named as what every object inherits', async () => {
    const text = JSON.stringify(programmeOf([segment('a')])).replace('{', '{"__proto__":{"title":"x"},');
    const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
    const { status, body } = await server.send('/api/shows', { method: 'POST', headers, body: text });
    expect(status).toBe(400);
    expect(body['detail']).toContain('"__proto__"');
  });
});
