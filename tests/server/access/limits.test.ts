import { expect, test } from 'vitest';
import { placeOf } from '../../../server/access/address.ts';
import { LIMITS } from '../../../server/access/limits.ts';

test('the product’s own limits lie above what is promised', () => {
  expect(LIMITS.wrongKeys.points / LIMITS.wrongKeys.seconds).toBeGreaterThan(20 / 60);
  expect(LIMITS.commands.perSecond).toBeGreaterThan(100);
  expect(LIMITS.commandsOfOne.perSecond).toBeGreaterThan(100);
  expect(LIMITS.eventsOfController.perSecond).toBeGreaterThan(2 * 100);
  expect(LIMITS.joins.points).toBeGreaterThanOrEqual(3000);
  expect(LIMITS.handshakes.points).toBeGreaterThanOrEqual(2 * LIMITS.joins.points);
});

test.each([
  ['10.0.0.4', '10.0.0.4'],
  ['::ffff:10.0.0.4', '10.0.0.4'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, ''],
])('%s counts as %s', (address, place) => {
  expect(placeOf(address)).toBe(place);
});
