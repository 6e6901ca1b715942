import type { Display, DisplaysView } from '../../../machines/wire/display.ts';

/** The displays after an event about them: all anew, or some changed and some gone. */
export function displaysAfter(before: readonly Display[], view: DisplaysView): readonly Display[] {
  const gone = new Set(view.gone ?? []);
  const changed = new Map((view.changed ?? []).map((display) => [display.device, display]));
  const kept = (view.full ?? before)
    .filter((display) => !gone.has(display.device))
    .map((display) => changed.get(display.device) ?? display);
  const known = new Set(kept.map((display) => display.device));
  const joined = Array.from(changed.values()).filter((display) => !known.has(display.device));
  return [...kept, ...joined];
}
