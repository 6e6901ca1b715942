import { expect, test } from 'vitest';
import { columnsOf } from '../../../machines/import/columns.ts';
import { guessFormat } from '../../../machines/import/format.ts';

test.each([
  ['Item #,Start Time,Duration,Item,Who', ['ignore', 'start', 'duration', 'title', 'speakers']],
  ['Item,Est. Duration,Front Time,Backtime', ['title', 'duration', 'start', 'ignore']],
  ['Page,Slug,TRT,Hit Time', [undefined, 'title', 'duration', 'start']],
  ['Segment name,Estimated start,Run time', ['title', 'start', 'duration']],
])('the names that rundowns give to columns: %s', (head, fields) => {
  expect(columnsOf(head.split(','))).toEqual(fields);
});

test('a rundown with more columns than are known is a table', () => {
  const head =
    'Time Start,Time End,Duration,ID,Colour,Cue,Title,Note,Skip?,Timer Type,Time Warning,Time Danger,End Action,Song';
  const rundown = `"Ontime · Rundown export"\n"Project title: Gala"\n\n${head}\n09:00:00,09:15:00,00:15:00,a,,1,Opening,,,none,00:02:00,00:01:00,none,\n`;
  expect(guessFormat(rundown)).toBe('csv');
  expect(columnsOf(head.split(',')).slice(-4, -2)).toEqual(['warn', 'wrap']);
});
