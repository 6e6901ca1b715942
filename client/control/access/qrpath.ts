import { encode } from 'uqr';

/** Modules of white around a code, so that cameras find it. */
const BORDER = 4;

/** The dark modules of a QR code as an SVG path, one unit each, in a square of `size` units. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { border: BORDER });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
