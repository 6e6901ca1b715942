import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fairShare } from '../../../machines/forecast/fairShare.ts';

const MINUTE = 60_000;
const NOBODY = new Set<string>();

describe('what is left is shared', () => {
  test('equally without planned turns', () => {
    const speakers = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(fairShare({ leftMs: 30 * MINUTE, reserveMs: 0, speakers, spoken: NOBODY })).toEqual({
      a: 10 * MINUTE,
      b: 10 * MINUTE,
      c: 10 * MINUTE,
    });
  });

  test('less a reserve, by planned turns, over those who have not spoken', () => {
    const speakers = [
      { id: 'a', turnMs: 10 * MINUTE },
      { id: 'b', turnMs: 10 * MINUTE },
      { id: 'c', turnMs: 5 * MINUTE },
    ];
    const spoken = new Set(['a']);
    expect(fairShare({ leftMs: 17 * MINUTE, reserveMs: 5 * MINUTE, speakers, spoken })).toEqual({
      b: 8 * MINUTE,
      c: 4 * MINUTE,
    });
  });

  test('with the mean of the planned turns for who has none, those who have spoken counted', () => {
    const speakers = [{ id: 'a', turnMs: 8 * MINUTE }, { id: 'b', turnMs: 4 * MINUTE }, { id: 'c' }];
    const spoken = new Set(['a']);
    expect(fairShare({ leftMs: 10 * MINUTE, reserveMs: 0, speakers, spoken })).toEqual({
      b: 4 * MINUTE,
      c: 6 * MINUTE,
    });
  });

  test('to the last millisecond', () => {
    const speakers = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(fairShare({ leftMs: 100.9, reserveMs: 0, speakers, spoken: NOBODY })).toEqual({
      a: 33,
      b: 33,
      c: 34,
    });
  });

  test('and is nothing in overrun, within the reserve, or for nobody', () => {
    const speakers = [{ id: 'a' }];
    expect(fairShare({ leftMs: -1, reserveMs: 0, speakers, spoken: NOBODY })).toEqual({ a: 0 });
    expect(fairShare({ leftMs: 1000, reserveMs: 2000, speakers, spoken: NOBODY })).toEqual({ a: 0 });
    expect(fairShare({ leftMs: 1000, reserveMs: 0, speakers, spoken: new Set(['a']) })).toEqual({});
  });
});

test('property: whole, never negative, never more than there is, and all of it', () => {
  const speaker = fc.record(
    { id: fc.uuid(), turnMs: fc.integer({ min: 1, max: 86_400_000 }) },
    { requiredKeys: ['id'] },
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(speaker, { selector: ({ id }) => id, maxLength: 100 }),
      fc.double({ min: -1e6, max: 86_400_000, noNaN: true }),
      fc.nat(3_600_000),
      fc.nat(3),
      (speakers, leftMs, reserveMs, every) => {
        const spoken = new Set(speakers.filter((_, index) => index % 4 < every).map(({ id }) => id));
        const shares = Object.values(fairShare({ leftMs, reserveMs, speakers, spoken }));
        expect(shares).toHaveLength(speakers.length - spoken.size);
        expect(shares.every((share) => Number.isSafeInteger(share) && share >= 0)).toBe(true);
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(sum).toBe(shares.length === 0 ? 0 : Math.max(0, Math.floor(leftMs - reserveMs)));
      },
    ),
    { numRuns: 2000 },
  );
});
