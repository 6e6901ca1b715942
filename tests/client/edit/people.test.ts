import { expect, test } from 'vitest';
import { peopleText, readPeople } from '../../../client/edit/typed/people.ts';

const ADA = { id: 'ada-1', name: 'Ada Byron', role: 'Chair', affiliation: 'Royal Society', turnMs: 300_000 };

test('people are written on one line, and read from it', () => {
  const text = 'Ada Byron, Chair, Royal Society; Grace Hopper';
  const reading = readPeople(text);
  expect(reading).toMatchObject({
    is: 'value',
    says: '2 people',
    value: [
      { id: 'ada-byron', name: 'Ada Byron', role: 'Chair', affiliation: 'Royal Society' },
      { id: 'grace-hopper', name: 'Grace Hopper' },
    ],
  });
  expect(peopleText(reading.is === 'value' ? (reading.value ?? []) : [])).toBe(text);
});

test('somebody who stays keeps the id and the turn, and loses what was deleted', () => {
  expect(readPeople('Grace Hopper; Ada Byron, Chair', [ADA])).toMatchObject({
    value: [{ id: 'grace-hopper' }, { id: 'ada-1', role: 'Chair', turnMs: 300_000 }],
  });
  const { affiliation: _affiliation, ...without } = ADA;
  expect(readPeople('Ada Byron, Chair', [ADA])).toMatchObject({ value: [without] });
});

test('two of the same name are two people', () => {
  const reading = readPeople('Li Wei; Li Wei', [{ id: 'li', name: 'Li Wei' }]);
  const ids = reading.is === 'value' ? reading.value?.map(({ id }) => id) : [];
  expect(new Set(ids).size).toBe(2);
});

test('nobody is left where nothing is written', () => {
  expect(readPeople(' ; ', [ADA])).toMatchObject({ is: 'value', value: null });
});
