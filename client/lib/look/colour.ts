/** A colour as red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number];

export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [255, 255, 255];

/** Reads `#rrggbb`, or `rgb(…)` as a browser writes a colour that it has computed; null where it is neither, or seen through. */
export function readColour(text: string): Colour | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim());
  const parts = hex
    ? hex.slice(1).map((part) => parseInt(part, 16))
    : /^rgb\((\d+), (\d+), (\d+)\)$/.exec(text)?.slice(1).map(Number);
  return parts ? [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0] : null;
}

export function writeColour([red, green, blue]: Colour): string {
  return `rgb(${String(red)}, ${String(green)}, ${String(blue)})`;
}

/** `share` (0 to 1) of one colour in another. */
export function mixed(one: Colour, into: Colour, share: number): Colour {
  const channel = (at: 0 | 1 | 2) => Math.round(one[at] * share + into[at] * (1 - share));
  return [channel(0), channel(1), channel(2)];
}

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Whether dark type is read better on a colour than light type. */
export function isLight(colour: Colour): boolean {
  return contrast(colour, BLACK) > contrast(colour, WHITE);
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
