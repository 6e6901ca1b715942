import { createContext } from 'svelte';
import type { KeyMap } from './keymap.svelte.ts';

/** The keys of this desk, for whatever names one. */
export const [keysHere, giveKeys] = createContext<KeyMap>();
