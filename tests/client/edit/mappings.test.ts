import { expect, test } from 'vitest';
import { remapped } from '../../../client/edit/importing/mappings.ts';

test('of two columns told to hold the titles the last one does', () => {
  expect(remapped({ 2: 'title', 5: 'start' }, 4, 'title')).toEqual({ 4: 'title', 5: 'start' });
});

test('several columns may hold people, notes, and what is left out', () => {
  expect(remapped({ 2: 'notes' }, 4, 'notes')).toEqual({ 2: 'notes', 4: 'notes' });
});
