import type { Stretch } from './picture.ts';

const MINUTE_MS = 60_000;

/** Steps between the marks of an axis, in minutes. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

/** At most so many marks. */
const MOST = 9;

/** Where an axis of time has its marks, epoch ms: at round times of day in a zone, none outside the stretch. */
export function ticksOf({ from, to }: Stretch, timeZone: string): number[] {
  const stepMinutes = STEPS.find((step) => (to - from) / (step * MINUTE_MS) <= MOST) ?? 1440;
  const step = stepMinutes * MINUTE_MS;
  const offset = offsetAt(from, timeZone);
  const first = Math.ceil((from + offset) / step) * step - offset;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, index) => first + index * step,
  );
}

/** Where epoch ms `at` lies in a stretch, in percent of its width. */
export function percentOf(at: number, { from, to }: Stretch): number {
  return to > from ? (100 * (at - from)) / (to - from) : 0;
}

/** By how much local time is ahead of UTC, in ms. */
function offsetAt(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(ms / 1000) * 1000;
}
