import { expect, it } from 'vitest';
import { shiftWords } from '../../../client/control/shiftwords.ts';

const HOUR_MS = 3_600_000;

it('says how many days the plan was moved, and which way', () => {
  expect(shiftWords({ days: 1, ms: 0 })).toBe('plan moved 1 day later');
  expect(shiftWords({ days: -507, ms: 0 })).toBe('plan moved 507 days earlier');
});

it('says that the plan begins with the show where the hour was another too', () => {
  expect(shiftWords({ days: 0, ms: 4.5 * HOUR_MS })).toBe('plan moved to the real start');
  expect(shiftWords({ days: 508, ms: -6 * HOUR_MS })).toBe('plan moved to the real start');
});

it('says nothing of a plan that stands where it stood', () => {
  expect(shiftWords({ days: 0, ms: 0 })).toBe('');
});
