import { expect, it } from 'vitest';
import { sinceView } from '../../../client/lib/show/sinceview.ts';

it('takes a clock that is a hair behind to the moment of the view', () => {
  expect(sinceView({ at: 1_000 }, 998.5)).toBe(1_000);
});

it('leaves a clock alone that is past the view, far behind it, or has none', () => {
  expect(sinceView({ at: 1_000 }, 1_500)).toBe(1_500);
  expect(sinceView({ at: 3_600_000 }, 1_000)).toBe(1_000);
  expect(sinceView(null, 1_000)).toBe(1_000);
});
