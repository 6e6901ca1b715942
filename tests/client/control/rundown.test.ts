import { describe, expect, it } from 'vitest';
import { blackoutToggle } from '../../../client/control/blackout.ts';
import { argumentsInWords } from '../../../client/control/entrywords.ts';
import { asRunOf } from '../../../client/control/asrun.ts';
import { rundownRows } from '../../../client/control/rundown.ts';
import { forecast } from '../../../machines/forecast/forecast.ts';
import type { ControlView } from '../../../machines/wire/live.ts';

const TEN = Date.parse('2025-07-11T10:00:00+02:00');
const MINUTE = 60_000;

const segments = ['a', 'b', 'c', 'd'].map((id) => ({
  id,
  kind: 'panel' as const,
  title: id.toUpperCase(),
  durationMs: 10 * MINUTE,
  ...(id === 'c' ? { skip: true } : {}),
}));

const view = {
  show: 's',
  seq: 1,
  programme: { title: 'S', timeZone: 'Europe/Zurich', segments },
  plan: segments.map(({ id }, index) => ({
    id,
    startsAt: TEN + index * 10 * MINUTE,
    endsAt: TEN + (index + 1) * 10 * MINUTE,
  })),
  shift: { days: 0, ms: 0 },
};

/** A controller's view in which the segment `index` runs, ending at `zeroAt`; or nothing, `next` being to come. */
function liveAt(index: number | null, next: number | null, zeroAt = TEN): ControlView {
  const current = index === null ? undefined : segments[index];
  const coming = next === null ? undefined : segments[next];
  const none = { undo: null, redo: null };
  return {
    v: 1,
    show: 's',
    seq: 1,
    at: TEN,
    state: current ? 'running' : coming ? 'between' : 'ended',
    mode: 'live',
    segment: current && index !== null ? { ...current, index, speakers: [], warnMs: 0, wrapMs: 0 } : null,
    clock: current ? { zeroAt } : null,
    turn: null,
    next: coming ? { ...coming, speakers: [], startsAt: TEN } : null,
    schedule: { point: 'd', plannedEnd: 0, expectedEnd: 0 },
    blackout: [],
    messages: [],
    undo: { run: none, programme: none },
    turnsUsed: {},
  };
}

const rowsAt = (live: ControlView, now: number) =>
  rundownRows(view, live, forecast(view, live, now).segments, new Map());

describe('the rundown', () => {
  it('says what is over, on, skipped and still to come, and when that is expected', () => {
    const late = liveAt(1, 3, TEN + 25 * MINUTE);
    const rows = rowsAt(late, TEN + 12 * MINUTE);
    expect(rows.map(({ place }) => place)).toEqual(['over', 'on', 'skipped', 'later']);
    expect(rows[1]).toMatchObject({ expectedAt: null, endsAt: TEN + 25 * MINUTE });
    expect(rows[3]).toMatchObject({ plannedAt: TEN + 30 * MINUTE, expectedAt: TEN + 25 * MINUTE });
  });

  it('knows the next one on an empty stage, and nothing to come at the end', () => {
    expect(rowsAt(liveAt(null, 1), TEN).map(({ place }) => place)).toEqual([
      'over',
      'next',
      'skipped',
      'later',
    ]);
    const ended = rowsAt(liveAt(null, null), TEN);
    expect(ended.map(({ place }) => place)).toEqual(['over', 'over', 'skipped', 'over']);
    expect(ended.every(({ expectedAt }) => expectedAt === null)).toBe(true);
  });
});

describe('what really happened', () => {
  const stint = (segmentId: string, startedAt: number, lengthMs: number | null) => ({
    segmentId,
    kind: 'panel' as const,
    title: segmentId,
    plannedStart: TEN,
    plannedEnd: TEN,
    startedAt,
    endedAt: null,
    lengthMs,
    overrunMs: lengthMs === null ? null : Math.max(0, lengthMs - 10 * MINUTE),
    heldMs: 0,
    by: 'Ana',
    holds: [],
    adjustments: [],
    turns: [],
    speakers: [],
  });

  it('is that of the last run, and of the last time that a segment was on', () => {
    const before = { stints: [stint('d', TEN - MINUTE, MINUTE)] };
    const last = {
      stints: [stint('a', TEN, MINUTE), stint('a', TEN + 5, 11 * MINUTE), stint('b', TEN, null)],
    };
    expect(asRunOf([])).toEqual(new Map());
    expect(asRunOf([before, last])).toEqual(
      new Map([
        ['a', { startedAt: TEN + 5, took: { lengthMs: 11 * MINUTE, overrunMs: MINUTE } }],
        ['b', { startedAt: TEN, took: null }],
      ]),
    );
  });

  it('stands beside the plan of what is over, and nowhere else', () => {
    const asRun = asRunOf([{ stints: [stint('a', TEN + 3, 11 * MINUTE), stint('b', TEN + 9, null)] }]);
    const live = liveAt(1, 3, TEN + 25 * MINUTE);
    const rows = rundownRows(view, live, forecast(view, live, TEN + 12 * MINUTE).segments, asRun);
    expect(rows.map(({ startedAt }) => startedAt)).toEqual([TEN + 3, null, null, null]);
    expect(rows[0]?.took).toEqual({ lengthMs: 11 * MINUTE, overrunMs: MINUTE });
  });
});

describe('a show that stands by on another day than it was planned for', () => {
  it('expects nothing yet', () => {
    const years = 500 * 24 * 60 * MINUTE;
    const live: ControlView = {
      ...liveAt(null, 0),
      state: 'standby',
      schedule: { point: 'd', plannedEnd: TEN, expectedEnd: TEN + years },
    };
    const rows = rowsAt(live, TEN + years);
    expect(rows.map(({ expectedAt }) => expectedAt)).toEqual([null, null, null, null]);
    expect(rows[0]?.plannedAt).toBe(TEN);
  });
});

describe('the blackout in one press', () => {
  it('darkens the audience’s screens, or lights whatever is dark', () => {
    expect(blackoutToggle([])).toEqual({ type: 'screen.blackout', on: true });
    expect(blackoutToggle(['speaker', 'room'])).toEqual({
      type: 'screen.blackout',
      on: false,
      views: ['speaker', 'room'],
    });
  });
});

describe('a log entry in words', () => {
  const inWords = (args: object) =>
    argumentsInWords(args, {
      titles: new Map([['a', 'Opening']]),
      names: new Map([['li', 'Li Wei']]),
      entries: new Map([[7, 'GO 10:02:48']]),
    });

  it('names segments by their titles and times as they are read', () => {
    expect(inWords({ segmentId: 'a' })).toBe('Opening');
    expect(inWords({ byMs: -60_000 })).toBe('−1:00');
    expect(inWords({ to: 'speaker', text: 'Wrap up', needsSeen: false })).toBe('to speaker “Wrap up”');
    expect(inWords({ on: true, views: ['room'] })).toBe('on room');
    expect(inWords({})).toBe('');
  });

  it('names whose turn it is, and what an undo took back', () => {
    expect(inWords({ speakerId: 'li' })).toBe('Li Wei');
    expect(inWords({ lane: 'run', takesBack: 7 })).toBe('GO 10:02:48');
    expect(inWords({ lane: 'run', takesBack: 1 })).toBe('');
  });
});
