import type { Press } from '../../../../client/control/keys/combination.ts';

type Held = Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', true>> &
  Partial<Pick<Press, 'code'>> & { altGraph?: boolean };

/** A key press as a browser tells it; `code` is the place of the key, where that matters. */
export function press(key: string, { altGraph = false, ...held }: Held = {}): Press {
  return {
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    getModifierState: (name) => name === 'AltGraph' && altGraph,
    ...held,
  };
}
