import { describe, expect, it } from 'vitest';
import { digitsBy, phaseWordBy, readHabit, timedBy } from '../../../client/speaker/habit.ts';
import { countdownAt, type Timed } from '../../../client/lib/show/countdown.ts';
import { words } from '../../../client/lib/words/en.ts';

const MINUTE = 60_000;

const slot = (minutes: number): Timed => ({
  durationMs: minutes * MINUTE,
  warnMs: 3 * MINUTE,
  wrapMs: 2 * MINUTE,
  clock: { zeroAt: minutes * MINUTE },
});

/** Phase, digits and word of a preset's page so many minutes into a slot. */
function faceAt(preset: string, minutes: number, passed: number): [string, string, string] {
  const { habit } = readHabit(`?preset=${preset}`);
  const timed = timedBy(habit, slot(minutes)) ?? slot(minutes);
  const countdown = countdownAt(timed, passed * MINUTE);
  return [countdown.phase, digitsBy(habit, countdown, timed), phaseWordBy(habit, countdown, words)];
}

it('leaves the programme’s thresholds and the contract’s digits where nothing is said', () => {
  const { habit, ignored } = readHabit('?show=x');
  expect(ignored).toEqual([]);
  expect(timedBy(habit, slot(10))).toEqual(slot(10));
  const countdown = countdownAt(slot(10), 10.05 * MINUTE);
  expect(digitsBy(habit, countdown, slot(10))).toBe('+0:03');
});

it('names unknown values, and goes on without them', () => {
  const { habit, ignored } = readHabit('?preset=hourglass&profile=loud');
  expect(ignored).toEqual(['preset', 'profile']);
  expect(habit).toEqual(readHabit('').habit);
  expect(readHabit('?preset=constructor').ignored).toEqual(['preset']);
});

it('is calm by profile, whatever the preset', () => {
  expect(readHabit('?profile=calm').habit.isCalm).toBe(true);
  expect(readHabit('?preset=limitimer&profile=calm').habit).toMatchObject({ isCalm: true, look: 'lights' });
});

describe.each([
  ['conference', 20, 14.99, ['normal', '5:01', '']],
  ['conference', 20, 15, ['warn', '5:00', 'Finish soon']],
  ['conference', 20, 19, ['wrap', '1:00', 'Wrap up']],
  ['conference', 20, 20.5, ['over', '+0:30', 'Time is up']],
  ['conference', 4, 2, ['warn', '2:00', 'Finish soon']],
  ['stagetimer', 20, 18.9, ['normal', '1:06', '']],
  ['stagetimer', 20, 19, ['warn', '1:00', 'Finish soon']],
  ['stagetimer', 20, 19.75, ['wrap', '0:15', 'Wrap up']],
  ['limitimer', 20, 17.9, ['normal', '2:06', '']],
  ['limitimer', 20, 18, ['warn', '2:00', 'Finish soon']],
  ['limitimer', 20, 19.99, ['warn', '0:01', 'Finish soon']],
  ['limitimer', 20, 20, ['over', '0:00', 'Time is up']],
  ['toastmasters', 7, 0, ['normal', '0:00', '']],
  ['toastmasters', 7, 4.99, ['normal', '4:59', '']],
  ['toastmasters', 7, 5, ['warn', '5:00', 'Minimum time reached']],
  ['toastmasters', 7, 6, ['wrap', '6:00', 'Finish soon']],
  ['toastmasters', 7, 7, ['over', '7:00', 'Time is up']],
  ['toastmasters', 7, 7.5, ['over', '7:30', 'Time is up']],
  ['toastmasters', 2, 1, ['warn', '1:00', 'Minimum time reached']],
  ['toastmasters', 2, 1.5, ['wrap', '1:30', 'Finish soon']],
] as const)('%s, %i minutes, after %d', (preset, minutes, passed, face) => {
  it(`shows ${face.join(' ')}`, () => {
    expect(faceAt(preset, minutes, passed)).toEqual(face);
  });
});
