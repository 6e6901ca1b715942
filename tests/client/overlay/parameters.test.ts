import { expect, it } from 'vitest';
import { readOverlay } from '../../../client/overlay/parameters.ts';

it('shows the lower third with people at the bottom left, and no clock, unless it is told otherwise', () => {
  const usual = { third: true, people: true, clock: false, place: 'bottom-left' };
  expect(readOverlay('')).toEqual({ parameters: usual, ignored: [] });
  expect(readOverlay('?third=0&people=0&clock=1&place=top-right')).toEqual({
    parameters: { third: false, people: false, clock: true, place: 'top-right' },
    ignored: [],
  });
  expect(readOverlay('?third=maybe&place=moon&clock=yes&people=')).toEqual({
    parameters: usual,
    ignored: ['third', 'clock', 'place'],
  });
});
