import { describe, expect, it } from 'vitest';
import { identityFor, placeOf, withScreen } from '../../../client/lib/link/knownscreens.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

describe('which screen a tab is', () => {
  it('is the named one again, even if it crashed a moment ago', () => {
    const place = placeOf('room', 'Foyer');
    const screens = { a: { place, aliveAt: NOW - 1_000 } };
    expect(identityFor(screens, { place, isNamed: true, now: NOW })).toBe('a');
    const other = placeOf('room', 'Stairs');
    expect(identityFor(screens, { place: other, isNamed: true, now: NOW })).toBeUndefined();
  });

  it('is a new one without a name while the known one is in use', () => {
    const place = placeOf('room', undefined);
    const unnamed = { place, isNamed: false, now: NOW };
    expect(identityFor({ a: { place, aliveAt: NOW - MINUTE } }, unnamed)).toBeUndefined();
    expect(identityFor({ a: { place, aliveAt: NOW - 2 * MINUTE } }, unnamed)).toBe('a');
    expect(identityFor({ a: { place, aliveAt: 0 } }, unnamed)).toBe('a');
  });

  it('is known though the wall clock was set back since', () => {
    const place = placeOf('room', undefined);
    const later = { a: { place, aliveAt: NOW + 60 * MINUTE } };
    expect(identityFor(later, { place, isNamed: false, now: NOW })).toBe('a');
  });

  it('forgets the longest unused when there are too many', () => {
    let screens = {};
    for (let index = 0; index < 40; index += 1) {
      screens = withScreen(screens, `s${String(index)}`, { place: 'room', aliveAt: NOW + index });
    }
    expect(Object.keys(screens)).toHaveLength(30);
    expect(screens).toHaveProperty('s39');
    expect(screens).not.toHaveProperty('s9');
  });
});
