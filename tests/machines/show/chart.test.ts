import { initialTransition, transition } from 'xstate';
import { expect, it } from 'vitest';
import { activeStates, type ChartState, chartOfShow } from '../../../machines/show/chart.ts';
import { showMachine } from '../../../machines/show/machine.ts';
import { inputOf, SEMINAR } from './seminar.ts';

const all = (state: ChartState): ChartState[] => [state, ...state.states.flatMap(all)];
const chart = chartOfShow();
const byId = new Map(all(chart).map((state) => [state.id, state]));

it('has every state of the machine, each once', () => {
  for (const id of byId.keys()) expect(showMachine.getStateNodeById(id).id).toBe(id);
  const inner = all(chart).flatMap(({ states }) => states.map(({ id }) => id));
  expect(new Set(['show', ...inner]).size).toBe(byId.size);
  expect([...byId.keys()].filter((id) => id.startsWith('show.stage.live.'))).toHaveLength(4);
  expect(byId.get('show.stage.live')?.initial).toBe('show.stage.live.onStage');
  expect(chart.type).toBe('parallel');
});

it('has every event that the machine takes, each way with its guards and where it leads', () => {
  const events = all(chart).flatMap(({ transitions }) => transitions.flatMap(({ on }) => on ?? []));
  expect(new Set(events)).toEqual(new Set(showMachine.events));
  expect(byId.get('show.stage.live')?.transitions.filter(({ on }) => on === 'segment.next')).toEqual([
    { on: 'segment.next', guards: ['hasNext'], target: 'show.stage.live.onStage.running' },
    { on: 'segment.next', guards: [], target: 'show.stage.ended' },
  ]);
  expect(byId.get('show.stage.live.onStage.running')?.transitions).toContainEqual({
    on: 'deadline.advance',
    guards: ['advanceIsDue', 'hasNext'],
    target: 'show.stage.live.onStage.running',
  });
  expect(byId.get('show.blackout.dark')?.transitions).toContainEqual({
    on: null,
    guards: ['noneDark'],
    target: 'show.blackout.lit',
  });
});

it('leads only to states that there are', () => {
  const targets = all(chart).flatMap(({ transitions }) => transitions.flatMap(({ target }) => target ?? []));
  for (const target of targets) expect(byId.has(target), target).toBe(true);
});

it('says in which states a show is, the outer ones first', () => {
  const [standby] = initialTransition(showMachine, inputOf(SEMINAR));
  expect(activeStates(standby)).toEqual([
    'show',
    'show.stage',
    'show.stage.standby',
    'show.blackout',
    'show.blackout.lit',
    'show.messages',
    'show.messages.quiet',
  ]);
  const [running] = transition(showMachine, standby, { type: 'show.start', at: 0, id: '1' });
  const [held] = transition(showMachine, running, { type: 'clock.hold', at: 1, id: '2' });
  expect(activeStates(held)).toContain('show.stage.live.onStage.held');
  expect(activeStates(held)).not.toContain('show.stage.standby');
});
