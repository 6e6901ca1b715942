import { describe, expect, it } from 'vitest';
import { timeBounds } from '../../../server/clock/timeBounds.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 4, 12, 9);
const server = { now: NOW, wall: NOW, startedAt: NOW - 2 * HOUR };

describe('what binds server time', () => {
  it('is nothing without a show', () => {
    expect(timeBounds([], server)).toEqual({ isPinned: false, notBefore: -Infinity });
  });

  it.each(['running', 'held', 'between'] as const)(
    'is a show that is %s by a command to this server',
    (state) => {
      expect(timeBounds([{ state, at: NOW - HOUR }], server).isPinned).toBe(true);
    },
  );

  it.each(['standby', 'ended'] as const)('is no show that is %s, but for its newest stamp', (state) => {
    expect(timeBounds([{ state, at: NOW - HOUR }], server)).toEqual({
      isPinned: false,
      notBefore: NOW - HOUR,
    });
  });

  it('is no show that was taken up again and not commanded since', () => {
    expect(timeBounds([{ state: 'running', at: NOW - 3 * HOUR }], server).isPinned).toBe(false);
  });

  it('is no show that nobody has touched for a day', () => {
    const longAgo = { ...server, startedAt: NOW - 48 * HOUR };
    expect(timeBounds([{ state: 'running', at: NOW - 25 * HOUR }], longAgo).isPinned).toBe(false);
  });

  it('is no log that is days ahead of the wall clock, whatever its show does', () => {
    const bounds = timeBounds(
      [
        { state: 'running', at: NOW + 2000 * HOUR },
        { state: 'ended', at: NOW + HOUR },
      ],
      server,
    );
    expect(bounds).toEqual({ isPinned: false, notBefore: NOW + HOUR });
  });
});
