import { describe, expect, it } from 'vitest';
import type { Display } from '../../../machines/wire/display.ts';
import { displaysAfter } from '../../../client/lib/link/displays.ts';
import { entriesWith } from '../../../client/lib/link/entries.ts';

const display = (device: string, more: Partial<Display> = {}): Display => ({
  device,
  name: device,
  view: 'room',
  show: 'seminar',
  since: 0,
  ...more,
});

describe('the displays a controller knows', () => {
  it('are all anew with a full list', () => {
    expect(displaysAfter([display('old')], { full: [display('a')] })).toEqual([display('a')]);
  });

  it('change in their place, join at the end and go', () => {
    const before = [display('a'), display('b'), display('c')];
    const after = displaysAfter(before, {
      changed: [display('d'), display('b', { name: 'Hall' })],
      gone: ['a'],
    });
    expect(after).toEqual([display('b', { name: 'Hall' }), display('c'), display('d')]);
  });

  it('stay as they are when nothing is told of them', () => {
    const before = [display('a')];
    expect(displaysAfter(before, {})).toEqual(before);
  });
});

describe('the log entries a page knows', () => {
  const entry = (seq: number) =>
    ({ seq, at: seq, type: 'segment.next', by: 'x', id: String(seq), args: {}, run: 1, below: 0 }) as const;

  it('are each there once, newest first', () => {
    const known = entriesWith([entry(2), entry(1)], [entry(2), entry(3)]);
    expect(known.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it('are not kept for ever', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => entry(index + 1));
    const known = entriesWith([], many);
    expect(known.length).toBeLessThan(1_000);
    expect(known[0]?.seq).toBe(1_000);
  });
});
