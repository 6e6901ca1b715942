import { resolveStarts, type Starts } from '../../../machines/programme/days.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { planFrom } from '../../../machines/programme/plan.ts';
import type { Programme, Segment, SegmentDraft } from '../../../machines/programme/schema.ts';
import type { Plan } from '../../../machines/wire/programme.ts';

const MINUTE = 60_000;

const DRAFTS: readonly SegmentDraft[] = [
  { id: 'video', kind: 'video', title: 'Promotional Video', start: '09:00', durationMs: 5 * MINUTE },
  { id: 'opening', kind: 'opening', title: 'Opening Session', start: '09:05', durationMs: 20 * MINUTE },
  { id: 'keynote', kind: 'keynote', title: 'Keynote Session', start: '09:25', durationMs: 15 * MINUTE },
  {
    id: 'panel-1',
    kind: 'panel',
    title: 'Panel 1',
    start: '09:40',
    durationMs: 38 * MINUTE,
    speakers: [{ name: 'Li Wei' }, { name: 'Jean Roy' }],
  },
  {
    id: 'panel-2',
    kind: 'panel',
    title: 'Panel 2',
    start: '10:18',
    durationMs: 38 * MINUTE,
    speakers: [{ name: 'Ana Díaz' }],
  },
  { id: 'closing', kind: 'closing', title: 'Closing Session', start: '10:56', durationMs: 4 * MINUTE },
  {
    id: 'lunch',
    kind: 'reception',
    title: 'Lunch Reception',
    start: '11:20',
    durationMs: 100 * MINUTE,
    fixedStart: true,
  },
];

/** The seminar of 11 July 2025 in Geneva: seven segments, lunch fixed after a pause of 20 minutes. */
export const seminar: Programme = completeProgramme({
  title: 'Seminar',
  date: '2025-07-11',
  timeZone: 'Europe/Zurich',
  segments: [...DRAFTS],
});

export const seminarStarts: Starts = resolveStarts(seminar, 0);

/** Epoch ms of a local time on the day of the seminar (summer time in Geneva, UTC+2). */
export function at(time: string): number {
  return Date.parse(`2025-07-11T${time.length === 5 ? `${time}:00` : time}+02:00`);
}

/** The seminar with its plan, with changes to segments by id. */
export function planned(changes: Readonly<Record<string, Partial<Segment>>> = {}): {
  programme: { segments: Segment[] };
  plan: Plan;
} {
  const segments = seminar.segments.map((segment) => ({ ...segment, ...changes[segment.id] }));
  return { programme: { segments }, plan: planFrom(seminar.segments, seminarStarts, 0) };
}
