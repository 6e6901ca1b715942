import type { Line } from '../lib/link/line.svelte.ts';

/** What the server has not said by then, in ms, is shown as it was when this browser last knew. */
const PATIENCE_MS = 1_500;

/** The weights that an overlay is set in. */
const FONTS = ['500 1em "Inter Variable"', '700 1em "Inter Variable"'];

/**
 * Whether what an overlay would show is right: on air nobody may see yesterday's title, a clock that is
 * corrected, or type that changes. That is so when the server's view and time are here, and the fonts. To be
 * made while a component is being set up.
 */
export function untilRight(line: () => Line): { readonly isRight: boolean } {
  let areFontsHere = $state(false);
  let isLate = $state(false);
  let isRight = $state(false);
  const late = new Promise((passed) => setTimeout(passed, PATIENCE_MS));
  void late.then(() => (isLate = true));
  void Promise.race([late, Promise.all(FONTS.map((font) => document.fonts.load(font)))]).then(
    () => (areFontsHere = true),
  );
  $effect(() => {
    const { state, time } = line();
    const isKnown = time.now() > 0 && time.estimate !== null && state === 'online';
    if (areFontsHere && (isKnown || (isLate && time.isSet))) isRight = true;
  });
  return {
    get isRight() {
      return isRight;
    },
  };
}
