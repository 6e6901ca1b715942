import type { Press } from '../../../../client/control/keys/combination.ts';

type Held = Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', true>>;

/** A key press as a browser tells it. */
export function press(key: string, held: Held = {}): Press {
  return { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held };
}
