import { expect, it } from 'vitest';
import {
  asUrgent,
  reachedBy,
  standingOf,
  targetName,
  UNSEEN_MS,
} from '../../../../client/control/messages/underway.ts';
import type { Display } from '../../../../machines/wire/display.ts';
import type { View } from '../../../../machines/wire/views.ts';

const display = (device: string, view: View, name: string): Display => ({
  device,
  view,
  name,
  show: 's',
  since: 0,
});

const DISPLAYS = [
  display('d1', 'speaker', 'Lectern'),
  display('d2', 'speaker', 'Left'),
  display('d3', 'room', 'Foyer'),
];

it('waits to be seen, and for too long from 15 s on; then it was seen, or nothing was asked of it', () => {
  const asked = { needsSeen: true };
  expect(UNSEEN_MS).toBe(15_000);
  expect([0, 14_999, 15_000].map((ms) => standingOf(asked, ms))).toEqual(['waiting', 'waiting', 'unseen']);
  expect(standingOf({ ...asked, seen: { device: 'd1', at: 1 } }, 60_000)).toBe('seen');
  expect(standingOf({ needsSeen: false }, 60_000)).toBe('shown');
});

it('reaches a view, all, or one screen', () => {
  const reached = (to: string) => reachedBy(to, DISPLAYS).map(({ name }) => name);
  expect(reached('speaker')).toEqual(['Lectern', 'Left']);
  expect(reached('all')).toEqual(['Lectern', 'Left', 'Foyer']);
  expect(reached('d3')).toEqual(['Foyer']);
  expect(reached('greenroom')).toEqual([]);
});

it('names whom it is for', () => {
  expect(['all', 'speaker', 'd2', 'gone'].map((to) => targetName(to, DISPLAYS))).toEqual([
    'all screens',
    'speaker',
    'Left',
    'gone',
  ]);
});

it('is said again as urgent to the same place, and asked again whether it was seen', () => {
  expect(asUrgent({ to: 'd1', text: 'Wrap up' })).toEqual({
    type: 'message.show',
    to: 'd1',
    text: 'Wrap up',
    style: 'urgent',
    needsSeen: true,
  });
});
