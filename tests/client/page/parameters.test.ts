import { describe, expect, it } from 'vitest';
import { pastedKey } from '../../../client/lib/page/key.ts';
import { keyInFragment, readParameters } from '../../../client/lib/page/parameters.ts';

describe('the parameters of a display', () => {
  it('have defaults without any', () => {
    expect(readParameters('', '')).toEqual({
      parameters: { lang: [], controls: true, scale: 1, margin: 0, delayMs: 0, preview: false },
      ignored: [],
    });
  });

  it('are all read', () => {
    const search =
      '?show=seminar&name=Left&lang=en,zh-Hans&mirror=h&theme=light&bg=ff00aa&tz=Asia/Tokyo&hour12=1&controls=0&scale=1.5&margin=2&delay=1.5&preview=1';
    expect(readParameters(search, '#key=secret')).toEqual({
      parameters: {
        show: 'seminar',
        name: 'Left',
        key: 'secret',
        lang: ['en', 'zh-Hans'],
        mirror: 'h',
        theme: 'light',
        background: '#ff00aa',
        zone: 'Asia/Tokyo',
        hour12: true,
        controls: false,
        scale: 1.5,
        margin: 2,
        delayMs: 1_500,
        preview: true,
      },
      ignored: [],
    });
  });

  it('that are unknown or unreadable are left out and named', () => {
    const search =
      '?colour=red&scale=big&mirror=x&theme=pink&tz=Nowhere&lang=%3Cb%3E&bg=url(x)&margin=90&hour12=maybe';
    const { parameters, ignored } = readParameters(search, '');
    expect(parameters).toEqual({ lang: [], controls: true, scale: 1, margin: 0, delayMs: 0, preview: false });
    expect(new Set(ignored)).toEqual(
      new Set(['colour', 'scale', 'mirror', 'theme', 'tz', 'lang', 'bg', 'margin', 'hour12']),
    );
  });

  it('that a page reads by itself are not unknown', () => {
    expect(readParameters('?calls=20,5&colour=red', '', ['calls']).ignored).toEqual(['colour']);
  });

  it('take a colour without the sign that an address would need escaped', () => {
    const read = (bg: string) => readParameters(`?bg=${bg}`, '').parameters.background;
    expect(['0f0', '00fF00'].map(read)).toEqual(['#0f0', '#00fF00']);
  });
});

describe('the key', () => {
  it('is found in a fragment', () => {
    expect(keyInFragment('#key=abc%2Bdef')).toBe('abc+def');
    expect(keyInFragment('#other=1')).toBeNull();
    expect(keyInFragment('')).toBeNull();
  });

  it('that is Base64 may stand in an address as it is', () => {
    expect(keyInFragment('#key=ab+cd/ef==')).toBe('ab+cd/ef==');
    expect(keyInFragment('#key=open%20sesame')).toBe('open sesame');
    expect(readParameters('?name=Hall+left&key=ab+cd/ef==', '').parameters).toMatchObject({
      name: 'Hall left',
      key: 'ab+cd/ef==',
    });
  });

  it('may be pasted as such or as the whole link', () => {
    expect(pastedKey('  abcdef ')).toBe('abcdef');
    expect(pastedKey('http://10.0.0.5:4000/control?show=x#key=abcdef')).toBe('abcdef');
    expect(pastedKey('  ')).toBeNull();
    expect(pastedKey('http://10.0.0.5:4000/control#nothing')).toBeNull();
  });
});
