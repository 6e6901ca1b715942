/** How often the picture moves on by a pixel, in ms: too slow and too little for an eye. */
const EVERY_MS = 60_000;

/** How far from its place it gets, in CSS px. */
const REACH = 2;

/** Moves the picture slowly around its place, so that what stands for hours burns into no screen. */
export function shiftPixels(): void {
  const { style } = document.documentElement;
  let step = 0;
  style.setProperty('--bleed', `${String(REACH)}px`);
  setInterval(() => {
    step += 1;
    const { x, y } = shiftAt(step);
    style.setProperty('--shift-x', `${String(x)}px`);
    style.setProperty('--shift-y', `${String(y)}px`);
  }, EVERY_MS);
}

/** Where the picture stands after so many steps, in px from its place: line by line to and fro, and back. */
export function shiftAt(step: number): { x: number; y: number } {
  const side = 2 * REACH + 1;
  const places = side * side;
  const middle = (places - 1) / 2;
  const along = (step + middle) % (2 * (places - 1));
  const place = along < places ? along : 2 * (places - 1) - along;
  const row = Math.floor(place / side);
  const column = place % side;
  return { x: (row % 2 === 0 ? column : side - 1 - column) - REACH, y: row - REACH };
}
