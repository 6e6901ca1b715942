import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brandOn } from '../../../client/lib/look/brand.ts';
import { contrast, readColour, writeColour, type Colour } from '../../../client/lib/look/colour.ts';

const DARK = { ground: [11, 13, 16], text: [245, 247, 249] } as const;
const LIGHT = { ground: [246, 248, 250], text: [15, 21, 28] } as const;

const channel = fc.nat(255);
const anyColour: fc.Arbitrary<Colour> = fc.tuple(channel, channel, channel);

it('measures contrast as WCAG does', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

it.each([DARK, LIGHT])(
  'makes of any accent one that is read at 7:1, as type and as a ground',
  ({ ground, text }) => {
    fc.assert(
      fc.property(anyColour, (given) => {
        const { accent, onAccent, tint } = brandOn(given, ground, text);
        expect(contrast(accent, ground)).toBeGreaterThanOrEqual(7);
        expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(7);
        expect(contrast(text, tint)).toBeGreaterThanOrEqual(7);
        if (contrast(given, ground) >= 7) expect(accent).toEqual(given);
      }),
    );
  },
);

it('keeps the hue of what it makes lighter', () => {
  const { accent } = brandOn([0, 40, 160], DARK.ground, DARK.text);
  expect(accent[2]).toBeGreaterThan(accent[1]);
  expect(accent[1]).toBeGreaterThan(accent[0]);
});

it('reads colours as a programme gives them and as a browser computes them, but none that is seen through', () => {
  expect(readColour('#0A7cff')).toEqual([10, 124, 255]);
  expect(readColour(writeColour([10, 124, 255]))).toEqual([10, 124, 255]);
  expect(['rgba(0, 0, 0, 0)', 'rgba(1, 2, 3, 0.5)', 'red', ''].map(readColour)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
