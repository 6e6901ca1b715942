import { describe, expect, it } from 'vitest';
import { readTimeLeft } from '../../../client/control/timeleft.ts';
import { clockText } from '../../../machines/clock/text.ts';

describe('a time left as people write it', () => {
  it.each([
    ['12', '12:00'],
    ['12:30', '12:30'],
    ['0:05', '0:05'],
    ['90', '1:30:00'],
    ['1:02:30', '1:02:30'],
    ['12.30', '12:30'],
    [' 5 ', '5:00'],
    ['0', '0:00'],
    ['24:00:00', '24:00:00'],
  ])('reads %s as %s', (text, clock) => {
    const ms = readTimeLeft(text);
    expect(ms === null ? null : clockText(ms)).toBe(clock);
  });

  it.each(['', 'soon', '-5', '12:60', '1:60:00', '1:2:3:4', '24:00:01', '1e3', '12:'])(
    'does not take “%s”',
    (text) => {
      expect(readTimeLeft(text)).toBeNull();
    },
  );
});
