import { expect, it } from 'vitest';
import { readOverlay } from '../../../client/overlay/parameters.ts';

it('shows the lower third with people at the bottom left, and no clock, unless it is told otherwise', () => {
  expect(readOverlay('')).toEqual({ third: true, people: true, clock: false, place: 'bottom-left' });
  expect(readOverlay('?third=0&people=0&clock=1&place=top-right')).toEqual({
    third: false,
    people: false,
    clock: true,
    place: 'top-right',
  });
  expect(readOverlay('?third=maybe&place=moon&clock=yes')).toEqual(readOverlay(''));
});
