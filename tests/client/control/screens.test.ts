import { describe, expect, it } from 'vitest';
import { byConcern, concernOf, screensSummary } from '../../../client/control/screens.ts';
import type { Display } from '../../../machines/wire/display.ts';

const display = (name: string, more: Partial<Display> = {}): Display => ({
  device: name,
  name,
  view: 'room',
  show: 'seminar',
  since: 0,
  ...more,
});

describe('the line that sums up the screens', () => {
  it('says how many there are, how near at worst and how many are hidden', () => {
    expect(screensSummary([])).toBe('No screens');
    expect(screensSummary([display('a')])).toBe('1 screen');
    const three = [
      display('a', { errorMs: 1.2 }),
      display('b', { errorMs: 8.6, visible: false }),
      display('c'),
    ];
    expect(screensSummary(three)).toBe('3 screens within 9 ms, 1 hidden');
  });
});

describe('a screen that is not as the show is', () => {
  it('is named by what is wrong with it', () => {
    expect(concernOf(display('a', { seq: 5, errorMs: 3, visible: true }), 5)).toBe('');
    expect(concernOf(display('a', { seq: 4 }), 5)).toBe('behind');
    expect(concernOf(display('a', { errorMs: 80 }), 5)).toBe('clock uncertain');
    expect(concernOf(display('a', { visible: false }), 5)).toBe('hidden');
  });

  it('comes first', () => {
    const sorted = byConcern([display('a'), display('c', { seq: 1 }), display('b')], 5);
    expect(sorted.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
  });
});
