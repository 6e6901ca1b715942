import { describe, expect, it } from 'vitest';
import { risksIn } from '../../../client/control/risks.ts';
import { replanOf } from '../../../client/control/wayback.svelte.ts';
import { changesOf, wayWord } from '../../../client/control/waywords.ts';
import { forecast } from '../../../machines/forecast/forecast.ts';
import { recover } from '../../../machines/forecast/recover.ts';
import { readCommand } from '../../../machines/wire/command.ts';
import type { ControlView } from '../../../machines/wire/live.ts';

const TEN = Date.parse('2025-07-11T10:00:00+02:00');
const MINUTE = 60_000;

const segments = [
  { id: 'talk', durationMs: 20 * MINUTE, speakers: [{ id: 'li', name: 'Li Wei' }] },
  { id: 'panel', durationMs: 30 * MINUTE, speakers: [{ id: 'ana', name: 'Ana' }] },
  { id: 'film', durationMs: 5 * MINUTE, droppable: true },
  { id: 'end', durationMs: 5 * MINUTE, hardOut: true, minMs: 5 * MINUTE },
].map((segment) => ({ kind: 'panel' as const, title: segment.id, ...segment }));

const starts = [0, 20, 50, 55];
const view = {
  show: 's',
  seq: 1,
  programme: { title: 'S', timeZone: 'Europe/Zurich', segments },
  plan: segments.map(({ id, durationMs }, index) => ({
    id,
    startsAt: TEN + (starts[index] ?? 0) * MINUTE,
    endsAt: TEN + (starts[index] ?? 0) * MINUTE + durationMs,
  })),
  shift: { days: 0, ms: 0 },
};

/** The talk runs, `lateMs` late; two minutes were added to it. */
function lateBy(lateMs: number): ControlView {
  const none = { undo: null, redo: null };
  const talk = { ...segments[0], id: 'talk', kind: 'panel' as const, title: 'talk', index: 0 };
  const next = { id: 'panel', kind: 'panel' as const, title: 'panel', speakers: [], startsAt: TEN };
  return {
    v: 1,
    show: 's',
    seq: 1,
    at: TEN,
    state: 'running',
    mode: 'live',
    segment: { ...talk, speakers: [], durationMs: 22 * MINUTE, warnMs: 0, wrapMs: 0 },
    clock: { zeroAt: TEN + 20 * MINUTE + lateMs },
    turn: null,
    next,
    schedule: { point: 'end', plannedEnd: TEN + 60 * MINUTE, expectedEnd: TEN + 60 * MINUTE + lateMs },
    blackout: [],
    messages: [],
    undo: { run: none, programme: none },
    turnsUsed: {},
  };
}

describe('a way back to plan', () => {
  const live = lateBy(4 * MINUTE);
  const ways = recover(view, live, TEN);

  it('is shown as what it changes, from what to what, and whose time that is', () => {
    const next = ways.find(({ id }) => id === 'next');
    expect(next && changesOf(next, segments, live)).toEqual([
      {
        id: 'panel',
        title: 'panel',
        fromMs: 30 * MINUTE,
        toMs: 26 * MINUTE,
        byMs: 4 * MINUTE,
        speakers: ['Ana'],
      },
    ]);
    const skipping = ways.find(({ changes }) => changes.some(({ skip }) => skip === true));
    expect(skipping && changesOf(skipping, segments, live)).toContainEqual({
      id: 'film',
      title: 'film',
      fromMs: 5 * MINUTE,
      toMs: null,
      byMs: 5 * MINUTE,
      speakers: [],
    });
  });

  it('is named by the segment where it touches only one', () => {
    const words = ways.map((way) => wayWord(way, segments));
    expect(words).toContain('All from panel');
    expect(words).toContain('Skip film');
    expect(new Set(words).size).toBe(ways.length);
  });

  it('counts what was added to the segment on stage in its length', () => {
    const way = { ...ways[0], costs: [{ segmentId: 'talk', byMs: MINUTE, speakers: [] }], changes: [] };
    const changes = changesOf(
      { ...way, id: 'on-stage', point: 'end', endsAt: 0, shortfallMs: 0 },
      segments,
      live,
    );
    expect(changes).toMatchObject([{ id: 'talk', fromMs: 22 * MINUTE, toMs: 21 * MINUTE }]);
  });

  it('is one command that a server takes', () => {
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      expect(readCommand({ ...replanOf(way), id: 'a', expectedSeq: 1 })).not.toHaveProperty('problem');
    }
  });
});

describe('what is worth a warning', () => {
  const risksAt = (lateMs: number) => risksIn(forecast(view, lateBy(lateMs), TEN));

  it('is a hard out that is missed by a second', () => {
    expect(risksAt(900)).toEqual([]);
    expect(risksAt(1_000)).toMatchObject([{ id: 'end', lateMs: 1_000, isHardOut: true }]);
  });

  it('is a checkpoint without a hard out only when it is clearly late', () => {
    const soft = {
      ...view,
      programme: { ...view.programme, segments: segments.map((segment) => ({ ...segment, hardOut: false })) },
    };
    const softRisks = (lateMs: number) => risksIn(forecast(soft, lateBy(lateMs), TEN));
    expect(softRisks(20_000)).toEqual([]);
    expect(softRisks(MINUTE)).toMatchObject([{ id: 'end', lateMs: MINUTE, isHardOut: false }]);
  });
});
