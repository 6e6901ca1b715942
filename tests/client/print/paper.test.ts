import { expect, it, test } from 'vitest';
import { addressOf, readAsked } from '../../../client/print/asked.ts';
import { cardsOf } from '../../../client/print/cards.ts';
import { slotsOf } from '../../../client/print/times.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { given } from '../../machines/log/given.ts';
import { MINUTE, NINE, SEMINAR } from '../../machines/show/seminar.ts';
import type { ControlView } from '../../../machines/wire/live.ts';

const slots = new Map(
  SEMINAR.segments.map(({ id, durationMs }, index) => {
    const startsAt = NINE + index * 100 * MINUTE;
    return [id, { startsAt, endsAt: startsAt + durationMs }];
  }),
);

const PANEL_AT = NINE + 300 * MINUTE;

it('gives each person of a panel their turn, their place, and whom they follow', () => {
  const cards = cardsOf(SEMINAR, slots);
  expect(cards.map(({ name }) => name)).toEqual(['Ms Li', 'Mr Rossi', 'Ms Diallo']);
  expect(cards[0]?.appearances).toMatchObject([
    {
      title: 'Panel 1',
      startsAt: PANEL_AT,
      turn: { startsAt: PANEL_AT, lengthMs: 5 * MINUTE },
      place: 1,
      people: 3,
      before: { name: null, title: 'Keynote Session' },
      after: { name: 'Mr Rossi', title: 'Panel 1' },
    },
  ]);
  expect(cards[1]?.appearances[0]).toMatchObject({ turn: null, before: { name: 'Ms Li' } });
  expect(cards[2]?.appearances[0]).toMatchObject({ after: { name: null, title: 'Panel 2' } });
});

it('one card for one name, whatever is skipped left out, a turn’s start only where it is known', () => {
  const segment = { kind: 'panel' as const, durationMs: 10 * MINUTE };
  const programme = completeProgramme({
    title: 'T',
    timeZone: 'UTC',
    segments: [
      { ...segment, id: 'a', title: 'A', speakers: [{ name: 'Ada' }, { name: 'Bo', turnMs: MINUTE }] },
      { ...segment, id: 'b', title: 'B', skip: true, speakers: [{ name: 'Nobody' }] },
      { ...segment, id: 'c', title: 'C', speakers: [{ name: 'Ada', affiliation: 'Institute' }] },
    ],
  });
  const at = new Map(['a', 'b', 'c'].map((id) => [id, { startsAt: 0, endsAt: MINUTE }]));
  const cards = cardsOf(programme, at);
  expect(cards.map(({ name, appearances }) => [name, appearances.length])).toEqual([
    ['Ada', 2],
    ['Bo', 1],
  ]);
  expect(cards[0]).toMatchObject({ affiliation: 'Institute' });
  expect(cards[0]?.appearances[0]?.before).toBeNull();
  expect(cards[0]?.appearances[1]).toMatchObject({ before: { name: 'Bo', title: 'A' }, after: null });
  expect(cards[1]?.appearances[0]).toMatchObject({
    turn: { startsAt: null, lengthMs: MINUTE },
    after: { name: 'Ada', title: 'C' },
  });
});

it('has the planned times before the show, and what is expected once it is on', () => {
  const plan = SEMINAR.segments.map(({ id }) => ({ id, ...(slots.get(id) ?? { startsAt: 0, endsAt: 0 }) }));
  const view = { show: 's', seq: 0, programme: SEMINAR, plan, shift: { days: 0, ms: 0 } };
  const liveAfter = (...actions: Parameters<typeof given>) => given(...actions).show.moment() as ControlView;
  expect(slotsOf(view, liveAfter(), NINE).get('panel-1')).toEqual(slots.get('panel-1'));
  const late = slotsOf(view, liveAfter([0, { type: 'show.start' }]), NINE + 8 * MINUTE);
  expect(late.get('video')).toMatchObject({ endsAt: NINE + 8 * MINUTE });
  expect(late.get('opening')).toMatchObject({ startsAt: NINE + 8 * MINUTE });
});

test.each([
  ['', 'en-GB', { what: 'run-sheet', size: 'a4', runs: [] }, []],
  ['?what=cards', 'en-US', { what: 'cards', size: 'letter', runs: [] }, []],
  ['?what=report&paper=a4&run=1,3', 'fr', { what: 'report', size: 'a4', runs: [1, 3] }, []],
  ['?what=report&paper=a4&run=3', 'es-MX', { what: 'report', size: 'a4', runs: [3] }, []],
  [
    '?what=poster&paper=a3&run=0',
    'fr',
    { what: 'run-sheet', size: 'a4', runs: [] },
    ['what', 'paper', 'run'],
  ],
])('%s in %s', (search, language, asked, ignored) => {
  expect(readAsked(search, language)).toEqual({ asked, ignored });
});

it('an address leads back to what it was made of, its key in the fragment', () => {
  const asked = { what: 'report', size: 'letter', runs: [1, 2] } as const;
  const address = addressOf('a b', asked, 'k&y');
  expect(address).toBe('/print?show=a+b&what=report&paper=letter&run=1,2#key=k%26y');
  expect(readAsked(address.slice(6, address.indexOf('#')), 'fr').asked).toEqual(asked);
});
