import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdownAt, untilCountdownChanges } from '../../../client/lib/show/countdown.ts';
import { digitWidth } from '../../../client/lib/show/digitwidth.ts';

const ZERO_AT = 1_752_220_800_000;
const timed = { durationMs: 300_000, warnMs: 90_500, wrapMs: 30_000, clock: { zeroAt: ZERO_AT } };

describe('a countdown', () => {
  it('is nothing without a clock', () => {
    expect(countdownAt(null, 0)).toEqual({ text: '', phase: 'none', leftMs: 0, used: 0 });
    expect(untilCountdownChanges(null, 0)).toBe(Infinity);
  });

  it('shows what is left, the phase and how much is used', () => {
    expect(countdownAt(timed, ZERO_AT - 300_000)).toMatchObject({ text: '5:00', phase: 'normal', used: 0 });
    expect(countdownAt(timed, ZERO_AT - 60_000)).toMatchObject({ text: '1:00', phase: 'warn', used: 0.8 });
    expect(countdownAt(timed, ZERO_AT + 1_000)).toMatchObject({ text: '+0:01', phase: 'over', used: 1 });
  });

  it('stands while it is held', () => {
    const held = { ...timed, clock: { leftMs: 12_300 } };
    expect(countdownAt(held, ZERO_AT)).toEqual(countdownAt(held, ZERO_AT + 5_000));
    expect(untilCountdownChanges(held, ZERO_AT)).toBe(Infinity);
  });

  it('is looked at again exactly when its digits or its phase change, and not in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400_000, max: 400_000 }), (beforeMs) => {
        const now = ZERO_AT - beforeMs;
        const wait = untilCountdownChanges(timed, now);
        const face = (at: number) => {
          const { text, phase } = countdownAt(timed, at);
          return `${text} ${phase}`;
        };
        expect(wait).toBeGreaterThan(0);
        expect(face(now + wait - 0.5)).toBe(face(now));
        // Between 1 s before and 1 s after zero the digits are 0:00 on both sides of an edge.
        if (Math.abs(beforeMs) > 1_000) expect(face(now + wait)).not.toBe(face(now));
      }),
    );
  });
});

it('gives digits one width from 59:59 down to the first overrun, more only for hours and long overruns', () => {
  expect(digitWidth('0:00')).toBe(digitWidth('59:59'));
  expect(digitWidth('9:59')).toBe(digitWidth('10:00'));
  expect(digitWidth('1:00:00')).toBeGreaterThan(digitWidth('59:59'));
  expect(digitWidth('+10:00')).toBeGreaterThan(digitWidth('59:59'));
});
