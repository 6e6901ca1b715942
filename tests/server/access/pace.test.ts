import { expect, test } from 'vitest';
import { Pace } from '../../../server/access/pace.ts';
import { Paces } from '../../../server/access/paces.ts';

const PACING = { burst: 3, perSecond: 1, pending: 2 };

test('what is answered at once may come as fast as it likes', () => {
  const pace = new Pace(PACING, 0);
  for (let turn = 0; turn < 100; turn += 1) {
    expect(pace.begin(0)).toBe(true);
    pace.end();
  }
});

test('what waits is too much beyond the burst, and goes on at its rate', () => {
  const pace = new Pace(PACING, 0);
  expect([1, 2, 3, 4, 5].map(() => pace.begin(0))).toEqual([true, true, true, false, false]);
  expect(pace.begin(1000)).toBe(true);
  expect(pace.begin(1000)).toBe(false);
  for (let turn = 0; turn < 3; turn += 1) pace.end();
  expect(pace.begin(1000)).toBe(true);
  expect(pace.begin(1000)).toBe(false);
});

test('each address has its own, and is forgotten when it has long been silent', () => {
  const paces = new Paces(PACING);
  const one = paces.of('10.0.0.1', 0);
  for (let turn = 0; turn < 3; turn += 1) one.begin(0);
  expect(one.begin(0)).toBe(false);
  expect(paces.of('::ffff:10.0.0.1', 0)).toBe(one);
  expect(paces.of('10.0.0.2', 0).begin(0)).toBe(true);
  expect(paces.of('10.0.0.1', 30_000)).toBe(one);
  expect(paces.of('10.0.0.1', 85_000)).toBe(one);
  expect(paces.of('10.0.0.1', 300_000)).not.toBe(one);
});
