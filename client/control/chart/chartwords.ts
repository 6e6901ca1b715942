import type { ChartTransition } from '../../../machines/show/chart.ts';
import { commandWord } from '../commandwords.ts';

/** A name of the code as people read it: `hasNext` as `has next`. */
export function plain(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** What takes a transition, and what must hold for it: `GO [has next]`. */
export function transitionWord(
  { on, guards }: Pick<ChartTransition, 'on' | 'guards'>,
  isElse = false,
): string {
  const event = on === null ? 'by itself' : commandWord(on);
  const held = isElse ? 'else' : guards.map(plain).join(', ');
  return held === '' ? event : `${event} [${held}]`;
}
