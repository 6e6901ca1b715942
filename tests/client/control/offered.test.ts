import { expect, it } from 'vitest';
import { isOffered } from '../../../client/control/offered.ts';

it('offers what the state of the show allows', () => {
  expect(isOffered('clock.hold', 'running')).toBe(true);
  expect(isOffered('clock.hold', 'held')).toBe(false);
  expect(isOffered('segment.next', 'ended')).toBe(false);
  expect(isOffered('segment.back', 'ended')).toBe(true);
  expect(isOffered('show.start', 'running')).toBe(false);
  expect(isOffered('message.show', 'ended')).toBe(true);
});
