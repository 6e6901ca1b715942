import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import { morningBy, seminar } from '../morning.ts';
import { writePast } from '../past.ts';
import type { TestServer } from '../server.ts';

const MINUTE_MS = 60_000;

/** The sizes that people look at: a hall's screen, a laptop, a tablet, a phone. */
export const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

/** The guard of GO, and a little. */
export const GUARD_MS = 550;

/** One half-day, in two shows: a test has no hour to wait for a panel to run down. */
export interface HalfDay {
  /** It stands by, planned to begin in a minute or two. */
  readonly before: string;
  /** The same seminar an hour on: late, in its first panel, whose third speaker is over their turn. */
  readonly later: string;
}

/** Starts a server with as many half-days in it as there are walks. */
export async function startHalfDays(server: TestServer, count: number): Promise<HalfDay[]> {
  const now = Date.now();
  const { programme, pressed } = morningBy(now - MINUTE_MS / 2, MINUTE_MS);
  const later: string[] = [];
  while (later.length < count) {
    // All but the last turn, which is given on the walk.
    later.push(await writePast(server.data, withCoffee(programme), pressed.slice(0, -1)));
  }
  await server.start('--no-sample');
  const begins = Math.ceil(now / MINUTE_MS + 1) * MINUTE_MS;
  const halfDays: HalfDay[] = [];
  for (const id of later) {
    halfDays.push({ before: await server.add(withCoffee(seminar(begins))), later: id });
  }
  return halfDays;
}

/** The seminar with a break after its second panel. */
function withCoffee(programme: ProgrammeDraft): ProgrammeDraft {
  const coffee = {
    kind: 'break' as const,
    title: 'Coffee',
    durationMs: 10 * MINUTE_MS,
    minMs: 5 * MINUTE_MS,
  };
  const at = programme.segments.findIndex(({ title }) => title.startsWith('Panel 2')) + 1;
  return { ...programme, segments: programme.segments.toSpliced(at, 0, coffee) };
}
