import { describe, expect, test } from 'vitest';
import { isRefusal, step } from '../../../machines/log/ledger.ts';
import { momentOf } from '../../../machines/show/live.ts';
import type { ShowSnapshot } from '../../../machines/show/machine.ts';
import { stateOf } from '../../../machines/show/state.ts';
import type { RefusalCode } from '../../../machines/wire/answer.ts';
import { ALPHABET, eventOf, everyState, summary } from './model.ts';

const STATES = everyState().map(({ state }) => state);

/** CONTRACT's table said once more, in other words: the code with which an action is refused; null where it is accepted. */
function expectedRefusal(
  action: (typeof ALPHABET)[number],
  { context }: ShowSnapshot,
  state: string,
): RefusalCode | null {
  const { position, turn, turnsUsed } = context;
  const onStage = state === 'running' || state === 'held';
  const onAir = onStage || state === 'between';
  const refusedUnless = (accepted: boolean) => (accepted ? null : 'refused');
  switch (action.type) {
    case 'show.start':
      return action.segmentId === 'gone' ? 'unknown-segment' : refusedUnless(state === 'standby');
    case 'segment.next':
      return refusedUnless(state !== 'ended');
    case 'segment.back':
      return refusedUnless(state !== 'standby' && !(onStage && position === 'talk'));
    case 'segment.goto':
      return action.segmentId === 'gone' ? 'unknown-segment' : refusedUnless(onAir);
    case 'segment.end':
    case 'clock.set':
      return refusedUnless(onStage);
    case 'clock.hold':
      return refusedUnless(state === 'running');
    case 'clock.resume':
      return refusedUnless(state === 'held');
    case 'clock.adjust':
      return refusedUnless(onStage && action.byMs > 0);
    case 'turn.start':
      if (!onStage) return 'refused';
      return action.speakerId === 'gone' || position !== 'panel' ? 'unknown-speaker' : null;
    case 'turn.next':
      return refusedUnless(
        onStage &&
          position === 'panel' &&
          ['ada', 'grace'].some((id) => !Object.hasOwn(turnsUsed, id) && turn?.speakerId !== id),
      );
    case 'turn.end':
      return refusedUnless(turn !== null);
    case 'show.end':
      return refusedUnless(onAir);
    case 'show.reset':
      return refusedUnless(state !== 'standby');
    case 'programme.replan':
      return refusedUnless(position !== 'break' || onStage);
    case 'programme.insert':
      return 'refused';
    case 'programme.move':
    case 'programme.remove':
      return 'unknown-segment';
    case 'programme.edit':
      return action.edits.length > 1 ? 'unknown-segment' : null;
    case 'programme.update':
    case 'programme.describe':
    case 'message.show':
    case 'message.clear':
    case 'screen.blackout':
      return null;
  }
}

/** What holds for every moment of every show. */
function expectSound(snapshot: ShowSnapshot): void {
  const { state, segment, clock, turn, next } = momentOf(snapshot, { show: 'small', seq: 0, at: 0 });
  const onStage = state === 'running' || state === 'held';
  expect(segment !== null).toBe(onStage);
  expect(clock && Object.keys(clock)).toEqual(onStage ? [state === 'held' ? 'leftMs' : 'zeroAt'] : null);
  if (turn) expect(Object.keys(turn.clock)).toEqual(Object.keys(clock ?? {}));
  if (state === 'standby') expect(next?.id).toBe('talk');
  if (state === 'ended') expect(next).toBeNull();
  expect(snapshot.context.plan === null).toBe(state === 'standby');
}

describe('every state that a small show can be in, and every command from it', () => {
  test('there are hundreds, each of the five among them', () => {
    expect(STATES.length).toBeGreaterThan(300);
    expect(new Set(STATES.map(stateOf)).size).toBe(5);
  });

  test.each(ALPHABET)('%o', (action) => {
    let accepted = 0;
    for (const snapshot of STATES) {
      const state = stateOf(snapshot);
      const before = JSON.stringify(snapshot.context);
      const result = step(snapshot, eventOf(action));
      const code = isRefusal(result) ? result.code : null;
      expect(code, `${JSON.stringify(action)} in ${summary(snapshot)}`).toBe(
        expectedRefusal(action, snapshot, state),
      );
      expect(JSON.stringify(snapshot.context)).toBe(before);
      if (isRefusal(result)) expect(result.message).toMatch(/^[A-Z"].+ .+[.]$/);
      else {
        expectSound(result);
        accepted += 1;
      }
    }
    const possible = STATES.some((snapshot) => expectedRefusal(action, snapshot, stateOf(snapshot)) === null);
    expect(accepted > 0).toBe(possible);
  });

  test('no command leads to a state that has not been seen', () => {
    const known = new Set(STATES.map(summary));
    for (const snapshot of STATES) {
      for (const action of ALPHABET) {
        const result = step(snapshot, eventOf(action));
        if (!isRefusal(result)) expect(known).toContain(summary(result));
      }
    }
  });
});
