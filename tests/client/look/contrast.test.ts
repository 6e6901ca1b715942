import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const look = join(import.meta.dirname, '..', '..', '..', 'client', 'lib', 'look', 'tokens.css');
const [dark = '', light = ''] = readFileSync(look, 'utf8').split("[data-theme='light']");
const themes = { dark: tokensIn(dark), light: tokensIn(light) };
type Theme = keyof typeof themes;

function tokensIn(css: string): Map<string | undefined, number[]> {
  return new Map(
    Array.from(css.matchAll(/--([a-z-]+): #([0-9a-f]{6});/g), ([, name, hex]) => [
      name,
      [0, 2, 4].map((at) => parseInt(hex?.slice(at, at + 2) ?? '', 16)),
    ]),
  );
}

/** The channels of a token's colour, laid with `opacity` over another's. */
function colour(theme: Theme, name: string, opacity = 1, over = name): number[] {
  const under = themes[theme].get(over) ?? [];
  return (themes[theme].get(name) ?? []).map(
    (channel, at) => channel * opacity + (under[at] ?? 0) * (1 - opacity),
  );
}

/** Contrast as WCAG 2.2 defines it: from 1 to 21. */
function contrast(a: number[], b: number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each<Theme>(['dark', 'light'])('on a %s ground', (theme) => {
  it.each([
    ['text', 'ground'],
    ['text-soft', 'ground'],
    ['accent', 'ground'],
    ['amber', 'ground'],
    ['red', 'ground'],
    ['text', 'red-ground'],
    ['text', 'accent-deep'],
    ['on-accent', 'accent'],
    ['text', 'raised'],
    ['text-soft', 'raised'],
    ['accent', 'raised'],
  ])('a stage screen shows %s on %s at 7:1 or more', (name, ground) => {
    expect(contrast(colour(theme, name), colour(theme, ground))).toBeGreaterThanOrEqual(7);
  });
});

it('digits that are held stay at 7:1: only white ones are dimmed, to 0.7', () => {
  expect(contrast(colour('dark', 'text', 0.7, 'ground'), colour('dark', 'ground'))).toBeGreaterThanOrEqual(7);
  const pages = ['speaker/Digits.svelte', 'control/Now.svelte'];
  for (const page of pages) {
    const css = readFileSync(join(look, '..', '..', '..', page), 'utf8');
    const dimmed = Array.from(css.matchAll(/([^{}]*)\{[^}]*opacity: ([\d.]+)/g));
    expect(dimmed.map(([, selector]) => selector?.trim())).toEqual([expect.stringContaining('.held.normal')]);
    expect(dimmed.map(([, , opacity]) => opacity)).toEqual(['0.7']);
  }
});
