import type { LiveView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import { readStored, writeStored } from '../page/storage.ts';

/** What a display keeps over a reload: the last it was shown, and how its wall clock stood to the server's. */
export interface Memory {
  readonly live: LiveView;
  readonly programme: ProgrammeView;
  /** Server time minus wall time, in ms. */
  readonly wallOffset: number;
}

const FORM = 1;

/** Keeps what a display shows, under the name of its place. */
export function remember(place: string, memory: Memory): void {
  writeStored(keyOf(place), JSON.stringify({ form: FORM, ...memory }));
}

/** Keeps when, in server epoch ms, the display in this place last knew that it is right. */
export function rememberRight(place: string, at: number): void {
  writeStored(rightKeyOf(place), String(at));
}

/** When that was; null if it never was, or nothing was kept. */
export function recallRight(place: string): number | null {
  const at = Number(readStored(rightKeyOf(place)));
  return at > 0 ? at : null;
}

/** What the display in this place showed last; null if nothing readable was kept. */
export function recall(place: string): Memory | null {
  const text = readStored(keyOf(place));
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Memory & { form: number }>;
    return kept.form === FORM && kept.live?.v === 1 && kept.programme && typeof kept.wallOffset === 'number'
      ? { live: kept.live, programme: kept.programme, wallOffset: kept.wallOffset }
      : null;
  } catch {
    return null;
  }
}

function rightKeyOf(place: string): string {
  return `showcaller:right:${place}`;
}

function keyOf(place: string): string {
  return `showcaller:last:${place}`;
}
