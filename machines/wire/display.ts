import type { View } from './views.ts';

/** What a display tells of itself about every 10 s. Durations in ms, sizes in CSS pixels. */
export interface DisplayStatus {
  readonly rttMs: number;
  readonly errorMs: number;
  readonly seq: number;
  readonly visible: boolean;
  readonly awake: boolean;
  readonly width: number;
  readonly height: number;
}

/** One connected display as a controller sees it; `since` is the epoch ms of its connection. */
export interface Display extends Partial<DisplayStatus> {
  readonly device: string;
  readonly name: string;
  readonly view: View;
  readonly show: string;
  readonly since: number;
}

/** The `displays` event: `full` on connect, then what changed and which devices went. */
export interface DisplaysView {
  readonly full?: readonly Display[];
  readonly changed?: readonly Display[];
  readonly gone?: readonly string[];
}

/** What a stage manager may tell one display to do. */
export interface Direct {
  readonly do: 'identify' | 'reload' | 'go' | 'rename';
  readonly url?: string;
  readonly text?: string;
}
