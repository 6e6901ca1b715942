import { expect, it } from 'vitest';
import { RowFaces } from '../../../client/control/rowface.ts';
import type { RundownRow } from '../../../client/control/rundown.ts';

const TEN = Date.parse('2025-07-11T10:00:00+02:00');
const MINUTE = 60_000;
const STYLE = { zone: 'Europe/Zurich', lang: 'en-GB' };

const row = (id: string, changes: Partial<RundownRow> = {}): RundownRow => ({
  id,
  title: id.toUpperCase(),
  kind: 'panel',
  place: 'later',
  plannedAt: TEN,
  expectedAt: TEN,
  endsAt: null,
  durationMs: 10 * MINUTE,
  startedAt: null,
  took: null,
  ties: ['hard out'],
  notes: '',
  speakers: ['Li Wei', 'Sofía Marín'],
  ...changes,
});

it('writes times, lengths and people as they are read', () => {
  const [later, on, over] = new RowFaces(STYLE).of([
    row('a', { expectedAt: TEN + 5 * MINUTE }),
    row('b', { place: 'on', expectedAt: null, endsAt: TEN + 12 * MINUTE }),
    row('c', {
      place: 'over',
      expectedAt: null,
      startedAt: TEN + MINUTE,
      took: { lengthMs: 11 * MINUTE, overrunMs: MINUTE },
    }),
  ]);
  expect(later).toMatchObject({
    number: 1,
    planned: '10:00',
    expected: '10:05',
    isLate: true,
    length: '10:00',
    took: '',
    people: 'Li Wei · Sofía Marín',
  });
  expect(on).toMatchObject({ number: 2, expected: 'ends 10:12', isLate: false });
  expect(over).toMatchObject({ expected: '10:01', took: '11:00', hasOverrun: true });
});

it('gives the same face again where nothing of it can be seen to have changed', () => {
  const faces = new RowFaces(STYLE);
  const [first, second] = faces.of([row('a'), row('b')]);
  const [sameFirst, newSecond] = faces.of([
    row('a', { expectedAt: TEN + 900 }),
    row('b', { expectedAt: TEN + MINUTE }),
  ]);
  expect(sameFirst).toBe(first);
  expect(newSecond).not.toBe(second);
  expect(newSecond?.expected).toBe('10:01');
});

it('sees what changes in any part of a row', () => {
  const changes: Partial<RundownRow>[] = [
    { title: 'New' },
    { place: 'skipped' },
    { plannedAt: null },
    { durationMs: 1 },
    { ties: ['hard out', 'auto'] },
    { notes: 'New' },
    { speakers: [] },
    { took: { lengthMs: 1, overrunMs: 0 } },
  ];
  for (const change of changes) {
    const faces = new RowFaces(STYLE);
    const [before] = faces.of([row('a')]);
    expect(faces.of([row('a', change)])[0]).not.toBe(before);
  }
});
