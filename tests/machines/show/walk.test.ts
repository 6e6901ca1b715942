import { expect, test } from 'vitest';
import { given } from '../log/given.ts';
import { MINUTE, NINE } from './seminar.ts';

test('given standby, when the show starts, then the first segment runs from its full length', () => {
  given()
    .when(0, { type: 'show.start' })
    .then({
      state: 'running',
      clock: { zeroAt: NINE + 5 * MINUTE },
      schedule: { point: 'closing', plannedEnd: NINE + 120 * MINUTE, expectedEnd: NINE + 120 * MINUTE },
    });
});

test('undo 20 s after an advance: as if the press had never been', () => {
  const { show } = given([0, { type: 'show.start' }], [4, { type: 'segment.next' }]);
  show.mustDo(4 + 1 / 3, { type: 'undo' });
  expect(show.moment()).toMatchObject({
    state: 'running',
    segment: { id: 'video' },
    clock: { zeroAt: NINE + 5 * MINUTE },
  });
  show.mustDo(5, { type: 'redo' });
  expect(show.moment()).toMatchObject({ segment: { id: 'opening' }, clock: { zeroAt: NINE + 24 * MINUTE } });
});
