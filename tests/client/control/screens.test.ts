import { describe, expect, it } from 'vitest';
import { addressOf, byConcern, concernOf, screensSummary } from '../../../client/control/screens.ts';
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
  it('says how many there are and how near at worst', () => {
    expect(screensSummary([], 0)).toBe('No screens');
    expect(screensSummary([display('a')], 0)).toBe('1 screen');
    const three = [display('a', { errorMs: 1.2 }), display('b', { errorMs: 8.6 }), display('c')];
    expect(screensSummary(three, 0)).toBe('3 screens within 9 ms');
  });

  it('counts each that is not as it should be once, by the worst', () => {
    const screens = [
      display('a', { errorMs: 2, seq: 4, visible: false }),
      display('b', { errorMs: 2, seq: 5, visible: false, awake: false }),
      display('c', { errorMs: 2, seq: 5, visible: true, awake: false }),
    ];
    expect(screensSummary(screens, 5)).toBe('3 screens within 2 ms, 1 behind, 1 hidden, 1 may fall asleep');
  });
});

describe('a screen that is not as the show is', () => {
  it('is named by the worst that is wrong with it', () => {
    expect(concernOf(display('a', { seq: 5, errorMs: 3, visible: true, awake: true }), 5)).toBeNull();
    expect(concernOf(display('a', { seq: 4, visible: false }), 5)).toBe('behind');
    expect(concernOf(display('a', { errorMs: 80 }), 5)).toBe('clock uncertain');
    expect(concernOf(display('a', { visible: false, awake: false }), 5)).toBe('hidden');
    expect(concernOf(display('a', { visible: true, awake: false }), 5)).toBe('may fall asleep');
  });

  it('comes first: the furthest behind, then the least certain clock, then what may not be seen', () => {
    const sorted = byConcern(
      [
        display('well'),
        display('dozing', { awake: false }),
        display('hidden', { visible: false }),
        display('vague', { errorMs: 30 }),
        display('vaguer', { errorMs: 300 }),
        display('behind', { seq: 4 }),
        display('farther behind', { seq: 1 }),
        display('all well'),
      ],
      5,
    );
    expect(sorted.map(({ name }) => name)).toEqual([
      'farther behind',
      'behind',
      'vaguer',
      'vague',
      'hidden',
      'dozing',
      'all well',
      'well',
    ]);
  });

  it('takes its show and its name along to another view', () => {
    expect(addressOf('speaker', display('Foyer & stairs'))).toBe(
      '/speaker?show=seminar&name=Foyer+%26+stairs',
    );
  });
});
