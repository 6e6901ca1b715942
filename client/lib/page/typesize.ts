/** How wide the widest picture of a screen's usual form is, in its heights. */
const USUAL_FORM = 16 / 9;

/**
 * A size of type in CSS px, for the page's script as `--u`, `--w` and `--h` are for its styles: a share of the
 * picture's width or of its height, whichever is less, by the page's scale; never under `least`. The picture
 * is the window without its margin.
 */
export function typeSize(least: number, ofWidth: number, ofHeight = ofWidth * USUAL_FORM): number {
  const { style } = document.documentElement;
  const margin = (parseFloat(style.getPropertyValue('--margin')) || 0) / 100;
  const scale = parseFloat(style.getPropertyValue('--scale')) || 1;
  const border = 2 * margin * Math.min(innerWidth, innerHeight);
  return Math.max(
    least,
    scale * Math.min((innerWidth - border) * ofWidth, (innerHeight - border) * ofHeight),
  );
}
