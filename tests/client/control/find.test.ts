import { expect, it } from 'vitest';
import { segmentsMeant } from '../../../client/control/find.ts';
import type { Segment } from '../../../machines/programme/schema.ts';

const segment = (title: string, ...speakers: [string, string?][]): Segment => ({
  id: title,
  kind: 'panel',
  title,
  durationMs: 60_000,
  speakers: speakers.map(([name, affiliation]) => ({
    id: name,
    name,
    ...(affiliation === undefined ? {} : { affiliation }),
  })),
});

const SEGMENTS = [
  segment('Opening'),
  segment('Séance plénière', ['Sofía Marín', 'Andean Forum']),
  segment('Panel 2', ['李伟', '电信学院']),
  segment('Closing 2030'),
];

const found = (text: string) => segmentsMeant(text, SEGMENTS).map(({ title }) => title);

it('finds by title, whatever the case and the accents', () => {
  expect(found('OPEN')).toEqual(['Opening']);
  expect(found('seance pleniere')).toEqual(['Séance plénière']);
  expect(found('o')).toEqual(['Opening', 'Séance plénière', 'Closing 2030']);
});

it('finds by who is in it and where they come from', () => {
  expect(found('marin')).toEqual(['Séance plénière']);
  expect(found('andean')).toEqual(['Séance plénière']);
  expect(found('电信')).toEqual(['Panel 2']);
});

it('takes a number for a place, and where there is no such place for a part of a title', () => {
  expect(found('1')).toEqual(['Opening']);
  expect(found('2')).toEqual(['Séance plénière']);
  expect(found('2030')).toEqual(['Closing 2030']);
});

it('finds nothing where nothing is asked or nothing fits', () => {
  expect(found('  ')).toEqual([]);
  expect(found('no such')).toEqual([]);
});
