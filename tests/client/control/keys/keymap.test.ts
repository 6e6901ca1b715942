import { describe, expect, it } from 'vitest';
import { combinationInWords, combinationOf } from '../../../../client/control/keys/combination.ts';
import { KEY_COMMANDS } from '../../../../client/control/keys/commands.ts';
import { KeyMap } from '../../../../client/control/keys/keymap.svelte.ts';
import { press } from './presses.ts';

describe('the keys as they were made', () => {
  const map = new KeyMap();
  const commandOf = (...given: Parameters<typeof press>) => map.commandOf(press(...given));

  it('are plain for what is common, in capitals too', () => {
    expect([' ', 'h', '+', '-', 'u', 'm', 'f'].map((key) => commandOf(key))).toEqual([
      'go',
      'hold',
      'longer',
      'shorter',
      'undo',
      'message',
      'find',
    ]);
    expect(commandOf('H')).toBe('hold');
  });

  it('need Shift for what interrupts a show', () => {
    expect(['b', 'e', 'k', 'x'].map((key) => commandOf(key))).toEqual([null, null, null, null]);
    expect(['B', 'E', 'K', 'X'].map((key) => commandOf(key, { shiftKey: true }))).toEqual([
      'back',
      'end',
      'blackout',
      'clear',
    ]);
    expect(commandOf('H', { shiftKey: true })).toBeNull();
  });

  it('leave the browser its own, but for undo', () => {
    expect(commandOf('h', { ctrlKey: true })).toBeNull();
    expect(commandOf('m', { metaKey: true })).toBeNull();
    expect(commandOf('j', { altKey: true })).toBeNull();
    expect(commandOf('z', { ctrlKey: true })).toBe('undo');
    expect(commandOf('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
  });

  it('take signs that need Shift or AltGr on some keyboards', () => {
    expect(commandOf('?', { shiftKey: true })).toBe('help');
    expect(commandOf('+', { shiftKey: true })).toBe('longer');
    expect(commandOf('[', { altGraph: true })).toBe('muchShorter');
    expect(commandOf(']', { altGraph: true, ctrlKey: true, altKey: true })).toBe('muchLonger');
  });

  it('are at the same places on a keyboard that is set to another script', () => {
    expect(commandOf('р', { code: 'KeyH' })).toBe('hold');
    expect(commandOf('Р', { code: 'KeyH' })).toBe('hold');
    expect(commandOf('И', { code: 'KeyB', shiftKey: true })).toBe('back');
    expect(commandOf('и', { code: 'KeyB' })).toBeNull();
    expect(commandOf('ъ', { code: 'BracketRight' })).toBe('muchLonger');
    expect(commandOf('ع', { code: 'KeyU' })).toBe('undo');
    expect(commandOf('؟', { code: 'Slash', shiftKey: true })).toBe('help');
    expect(commandOf('\u3000', { code: 'Space' })).toBe('go');
    expect(commandOf('я', { code: 'KeyZ', ctrlKey: true })).toBe('undo');
    expect(commandOf('р', { code: 'KeyH', ctrlKey: true })).toBeNull();
  });

  it('are what stands on the key where it writes Latin letters, wherever that is', () => {
    expect(commandOf('a', { code: 'KeyQ' })).toBeNull();
    expect(commandOf('m', { code: 'Semicolon' })).toBe('message');
    expect(commandOf('ü', { code: 'BracketLeft' })).toBeNull();
  });

  it('are each of one command, and give that command', () => {
    const keys = KEY_COMMANDS.flatMap((command) => [...command.keys]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { id } of KEY_COMMANDS) expect(map.words(id)).not.toBe('');
  });
});

describe('a key of one’s own', () => {
  it('takes the place of the one there was, for a presenter’s remote control as well', () => {
    const map = new KeyMap();
    expect(map.change('go', press('PageDown'))).toMatch(
      /^Page Down is taken: “Choose ten segments further down”/,
    );
    expect(map.change('farDown', press('d'))).toBeNull();
    expect(map.change('go', press('PageDown'))).toBeNull();
    expect(map.commandOf(press('PageDown'))).toBe('go');
    expect(map.commandOf(press(' '))).toBeNull();
    expect(map.words('go')).toBe('Page Down');
    expect([map.isOwn('go'), map.isOwn('hold'), map.hasOwn]).toEqual([true, false, true]);
    map.reset();
    expect(map.commandOf(press(' '))).toBe('go');
    expect(map.commandOf(press('PageDown'))).toBe('farDown');
    expect(map.hasOwn).toBe(false);
  });

  it('may be of any script, and then comes before the place that it has', () => {
    const map = new KeyMap();
    expect(map.change('turn', press('р', { code: 'KeyH' }))).toBeNull();
    expect(map.commandOf(press('р', { code: 'KeyH' }))).toBe('turn');
    expect(map.commandOf(press('h', { code: 'KeyH' }))).toBe('hold');
  });

  it('is refused in a sentence where it is another command’s, and nothing changes', () => {
    const map = new KeyMap();
    expect(map.change('end', press('h'))).toBe('H is taken: “Hold, or resume”. Give that another key first.');
    expect(map.change('end', press('='))).toMatch(/taken/);
    expect(map.commandOf(press('h'))).toBe('hold');
    expect(map.words('end')).toBe('Shift E');
    expect(map.hasOwn).toBe(false);
  });

  it('may be what the command has already', () => {
    const map = new KeyMap();
    expect(map.change('hold', press('h'))).toBeNull();
    expect(map.hasOwn).toBe(false);
  });

  it.each([
    ['Enter', {}, /everywhere/],
    ['Escape', {}, /everywhere/],
    ['Tab', { shiftKey: true }, /everywhere/],
    [' ', {}, /Space is for GO alone/],
    ['F5', {}, /browser/],
    ['h', { ctrlKey: true }, /browser/],
    ['Dead', {}, /browser/],
  ] as const)('is not %s', (key, held, why) => {
    const map = new KeyMap();
    expect(map.change('hold', press(key, held))).toMatch(why);
    expect(map.words('hold')).toBe('H');
  });

  it('frees the key that was there for another command', () => {
    const map = new KeyMap();
    expect(map.change('hold', press('w'))).toBeNull();
    expect(map.change('turn', press('h'))).toBeNull();
    expect(map.commandOf(press('h'))).toBe('turn');
    expect(map.commandOf(press('t'))).toBeNull();
  });
});

it('writes combinations as they stand on keys', () => {
  expect(['h', 'Shift+h', '+', 'ArrowUp', 'Shift+PageDown', '?'].map(combinationInWords)).toEqual([
    'H',
    'Shift H',
    '+',
    '↑',
    'Shift Page Down',
    '?',
  ]);
  expect(combinationOf(press('Ж', { shiftKey: true }))).toBe('Shift+ж');
});
