import { expect, it } from 'vitest';
import { GoKey } from '../../../../client/control/keys/gokey.ts';

const down = { code: 'Space', repeat: false };
const up = { code: 'Space' };

it('fires once, when it comes up', () => {
  const go = new GoKey();
  go.press(down);
  expect([go.release(up), go.release(up)]).toEqual([true, false]);
});

it('does not fire when it was held from elsewhere, nor while it repeats', () => {
  const go = new GoKey();
  go.press({ ...down, repeat: true });
  expect(go.release(up)).toBe(false);
});

it('does not fire when the window lost the keyboard in between', () => {
  const go = new GoKey();
  go.press(down);
  go.cancel();
  expect(go.release(up)).toBe(false);
});

it('is not fired by another key that comes up first', () => {
  const go = new GoKey();
  go.press(down);
  expect([go.release({ code: 'KeyA' }), go.release(up)]).toEqual([false, true]);
});
