import type { ProgrammeView } from '../../../machines/wire/programme.ts';

/**
 * Keeps a page in its organiser's colour, where it has one, as it is read on `ground`. What does so is loaded
 * only then. To be called while a component is being set up.
 */
export function branded(view: () => ProgrammeView | null, ground?: '--raised'): void {
  let isBranded = false;
  $effect(() => {
    const accent = view()?.programme.organiser?.accent;
    if (accent === undefined && !isBranded) return;
    isBranded = true;
    void import('../look/brand.ts').then(({ showBrand }) => {
      showBrand(accent, ground);
    });
  });
}
