import { expect, test } from 'vitest';
import { columnsFor } from '../../../client/edit/table/columns.ts';
import { tableKey } from '../../../client/edit/table/keys.ts';
import { rowsInSight, scrolledTo } from '../../../client/edit/table/window.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) =>
  tableKey({
    key,
    code: `Key${key.toUpperCase()}`,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });

test.each([
  ['a', {}, { does: 'type', typed: 'a' }],
  ['é', {}, { does: 'type', typed: 'é' }],
  ['F2', {}, { does: 'type' }],
  ['ArrowDown', {}, { does: 'go', rows: 1, columns: 0 }],
  ['ArrowDown', { altKey: true }, { does: 'moveDown' }],
  ['d', { ctrlKey: true }, { does: 'duplicate' }],
  ['D', { metaKey: true }, { does: 'duplicate' }],
  ['Enter', { ctrlKey: true }, { does: 'insertBelow' }],
  ['Enter', { ctrlKey: true, shiftKey: true }, { does: 'insertAbove' }],
  ['ArrowUp', { altKey: true }, { does: 'moveUp' }],
  ['s', { altKey: true }, { does: 'split' }],
  ['F8', { shiftKey: true }, { does: 'previousProblem' }],
] as const)('%s with %o', (key, held, does) => {
  expect(press(key, held)).toEqual(does);
});

test.each([
  ['c', { ctrlKey: true }],
  ['r', { ctrlKey: true }],
  ['Tab', {}],
  ['F5', {}],
  ['e', { ctrlKey: true, altKey: true }],
])('%s with %o is the browser’s', (key, held) => {
  expect(press(key, held)).toBeNull();
});

test('only rows in sight are drawn, and a chosen one is brought into sight with its neighbours', () => {
  const { first, end } = rowsInSight(500, 40, 4_000, 800);
  expect(end - first).toBeLessThan(40);
  expect(first).toBeLessThanOrEqual(100);
  expect(end).toBeGreaterThanOrEqual(120);
  expect(rowsInSight(3, 40, 0, 800)).toEqual({ first: 0, end: 3 });
  expect(scrolledTo(101, 40, 4_000, 800)).toBe(4_000);
  expect(scrolledTo(119, 40, 4_000, 800)).toBe(4_040);
  expect(scrolledTo(10, 40, 4_000, 800)).toBe(360);
});

test('a narrow table keeps what matters most', () => {
  expect(columnsFor(390).map(({ name }) => name)).toEqual(['start', 'length', 'title']);
  expect(columnsFor(1_100)).toHaveLength(7);
});
