import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longestOf, panelAt } from '../../../client/lib/show/panel.ts';
import type { LiveSegment, LiveTurn } from '../../../machines/wire/live.ts';

const MINUTE = 60_000;

const segment: LiveSegment = {
  id: 'panel',
  index: 0,
  kind: 'panel',
  title: 'Panel',
  speakers: [
    { id: 'a', name: 'Ada', turnMs: 5 * MINUTE },
    { id: 'b', name: 'Bo', turnMs: 5 * MINUTE },
    { id: 'c', name: 'Cy', turnMs: 10 * MINUTE },
  ],
  durationMs: 20 * MINUTE,
  warnMs: 5 * MINUTE,
  wrapMs: MINUTE,
};

const turnOf = (speakerId: string): LiveTurn => ({
  speakerId,
  name: speakerId,
  durationMs: 5 * MINUTE,
  warnMs: MINUTE,
  wrapMs: 15_000,
  clock: { zeroAt: 0 },
});

const inFew = (panel: ReturnType<typeof panelAt>) =>
  panel.map(({ speaker, place, usedMs, shareMs }) => [speaker.id, place, usedMs, shareMs]);

it('shares what is left among all before anybody has spoken, in proportion to their turns', () => {
  const panel = panelAt({ segment, turn: null, turnsUsed: {} }, { segmentMs: 20 * MINUTE, turnMs: 0 });
  expect(inFew(panel)).toEqual([
    ['a', 'next', 0, 5 * MINUTE],
    ['b', 'waiting', 0, 5 * MINUTE],
    ['c', 'waiting', 0, 10 * MINUTE],
  ]);
});

it('keeps for the one who speaks what the turn still has', () => {
  const left = { segmentMs: 11 * MINUTE, turnMs: 2 * MINUTE };
  const panel = panelAt({ segment, turn: turnOf('b'), turnsUsed: { a: 6 * MINUTE } }, left);
  expect(inFew(panel)).toEqual([
    ['a', 'spoken', 6 * MINUTE, null],
    ['b', 'speaking', 3 * MINUTE, null],
    ['c', 'next', 0, 9 * MINUTE],
  ]);
});

it('shares nothing of an overrun, and takes the time of a turn that is over from those who wait', () => {
  const turn = turnOf('a');
  const over = panelAt({ segment, turn }, { segmentMs: -MINUTE, turnMs: -7 * MINUTE });
  expect(over.map(({ shareMs }) => shareMs)).toEqual([null, 0, 0]);
  expect(over[0]?.usedMs).toBe(12 * MINUTE);
  const late = panelAt({ segment, turn }, { segmentMs: 9 * MINUTE, turnMs: -MINUTE });
  expect(late.map(({ shareMs }) => shareMs)).toEqual([null, 3 * MINUTE, 6 * MINUTE]);
});

it('adds up what one who speaks again has had', () => {
  const left = { segmentMs: 5 * MINUTE, turnMs: 4 * MINUTE };
  const panel = panelAt({ segment, turn: turnOf('a'), turnsUsed: { a: 2 * MINUTE, b: 1 } }, left);
  expect(inFew(panel)).toEqual([
    ['a', 'speaking', 3 * MINUTE, null],
    ['b', 'spoken', 1, null],
    ['c', 'next', 0, MINUTE],
  ]);
});

it('is empty where nobody is on stage', () => {
  expect(panelAt({ segment: null, turn: null }, { segmentMs: 0, turnMs: 0 })).toEqual([]);
  expect(longestOf([])).toBe(1);
});

it('never draws a bar longer than the whole, nor shares more than is left', () => {
  const ms = fc.integer({ min: -30 * MINUTE, max: 30 * MINUTE });
  const usedIds = fc.subarray(['a', 'b', 'c', 'constructor']);
  fc.assert(
    fc.property(ms, ms, usedIds, fc.option(fc.constantFrom('a', 'b', 'c')), (segmentMs, turnMs, ids, id) => {
      const turnsUsed = Object.fromEntries(ids.map((used) => [used, 2 * MINUTE]));
      const panel = panelAt(
        { segment, turn: id === null ? null : turnOf(id), turnsUsed },
        { segmentMs, turnMs },
      );
      const longest = longestOf(panel);
      for (const { speaker, usedMs, shareMs } of panel) {
        expect(Math.max(speaker.turnMs ?? 0, usedMs + (shareMs ?? 0))).toBeLessThanOrEqual(longest);
      }
      const shared = panel.reduce((sum, { shareMs }) => sum + (shareMs ?? 0), 0);
      expect(shared).toBeLessThanOrEqual(Math.max(0, segmentMs));
      expect(panel.filter(({ place }) => place === 'next').length).toBeLessThanOrEqual(1);
    }),
  );
});
