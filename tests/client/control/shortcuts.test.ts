import { describe, expect, it } from 'vitest';
import { isOffered } from '../../../client/control/offered.ts';
import { GoKey, shortcutOf } from '../../../client/control/shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', true>> = {},
) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('the GO key', () => {
  it('fires once when it comes up', () => {
    const go = new GoKey();
    go.press({ repeat: false });
    expect([go.release(), go.release()]).toEqual([true, false]);
  });

  it('does not fire when it was held from elsewhere, nor while it repeats', () => {
    const go = new GoKey();
    go.press({ repeat: true });
    expect(go.release()).toBe(false);
  });

  it('does not fire when the window lost the keyboard in between', () => {
    const go = new GoKey();
    go.press({ repeat: false });
    go.cancel();
    expect(go.release()).toBe(false);
  });
});

describe('shortcuts', () => {
  it('are plain for what is common', () => {
    expect(['h', 'H', '+', '-', 'u', 'm'].map((key) => shortcutOf(press(key)))).toEqual([
      'hold',
      'hold',
      'longer',
      'shorter',
      'undo',
      'message',
    ]);
  });

  it('need Shift for what interrupts a show', () => {
    expect(['b', 'e', 'k'].map((key) => shortcutOf(press(key)))).toEqual([null, null, null]);
    expect(['B', 'E', 'K'].map((key) => shortcutOf(press(key, { shiftKey: true })))).toEqual([
      'back',
      'end',
      'blackout',
    ]);
    expect(shortcutOf(press('H', { shiftKey: true }))).toBeNull();
  });

  it('leave the browser its own, but for undo', () => {
    expect(shortcutOf(press('h', { ctrlKey: true }))).toBeNull();
    expect(shortcutOf(press('m', { metaKey: true }))).toBeNull();
    expect(shortcutOf(press('z', { ctrlKey: true }))).toBe('undo');
    expect(shortcutOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
  });

  it('take signs that need Shift on some keyboards', () => {
    expect(shortcutOf(press('?', { shiftKey: true }))).toBe('help');
    expect(shortcutOf(press('+', { shiftKey: true }))).toBe('longer');
  });
});

describe('what is offered', () => {
  it('follows the state of the show', () => {
    expect(isOffered('clock.hold', 'running')).toBe(true);
    expect(isOffered('clock.hold', 'held')).toBe(false);
    expect(isOffered('segment.next', 'ended')).toBe(false);
    expect(isOffered('segment.back', 'ended')).toBe(true);
    expect(isOffered('show.start', 'running')).toBe(false);
    expect(isOffered('message.show', 'ended')).toBe(true);
  });
});
