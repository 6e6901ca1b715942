import { expect, it } from 'vitest';
import { shiftWords } from '../../../client/control/shiftwords.ts';

const HOUR_MS = 3_600_000;

it('says how far the plan was moved, and which way', () => {
  expect(shiftWords({ days: 1, ms: 0 })).toBe('plan moved 1 day later');
  expect(shiftWords({ days: -507, ms: 0 })).toBe('plan moved 507 days earlier');
  expect(shiftWords({ days: 0, ms: 4.5 * HOUR_MS })).toBe('plan moved 4:30:00 later');
  expect(shiftWords({ days: 2, ms: -4 * HOUR_MS })).toBe('plan moved 2 days later and 4:00:00 earlier');
});

it('says nothing of a plan that stands where it stood', () => {
  expect(shiftWords({ days: 0, ms: 0 })).toBe('');
  expect(shiftWords({ days: 0, ms: 400 })).toBe('');
});
