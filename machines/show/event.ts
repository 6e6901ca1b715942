import type { LoggedAction } from '../log/entry.ts';

/** An action with its stamp (epoch ms) and the id of its command. */
export type ShowEvent = LoggedAction & { readonly at: number; readonly id: string };

/** What the statechart is told. It never sees undo and redo: they decide which other entries it sees. */
export type ChartEvent = Exclude<ShowEvent, { type: 'undo' | 'redo' }>;

/** The event of one type, or of several. */
export type EventOf<Type extends ChartEvent['type']> = Extract<ChartEvent, { type: Type }>;
