import { expect, test } from 'vitest';
import { z } from 'zod';
import { programmeDraftSchema } from '../../../machines/programme/schema.ts';
import { readCommand } from '../../../machines/wire/command.ts';
import { describeIssue } from '../../../machines/wire/describeIssue.ts';

const segment = { kind: 'other', title: 'Talk', durationMs: 60_000 };
const programme = { title: 'A day', timeZone: 'UTC', segments: [segment] };

const said = (draft: unknown) => {
  const { error } = programmeDraftSchema.safeParse(draft);
  return error && describeIssue(error);
};

test.each([
  [[], 'The input must be an object.'],
  [{ ...programme, title: undefined }, 'The field "title" is missing.'],
  [{ ...programme, title: 5 }, 'The field "title" must be text.'],
  [{ ...programme, date: '2025-02-30' }, 'The field "date" is not a date such as 2025-07-11.'],
  [{ ...programme, timeZone: 'Mars' }, 'The field "timeZone" is not a time zone of the IANA database.'],
  [{ ...programme, segments: [] }, 'The field "segments" must not be empty.'],
  [{ ...programme, segments: {} }, 'The field "segments" must be a list.'],
  [
    { ...programme, segments: Array.from({ length: 501 }, () => segment) },
    'The field "segments" must have at most 500 items.',
  ],
  [{ ...programme, mood: 'good' }, 'The field "mood" is not known here.'],
])('what is wrong with a programme is a sentence: %#', (draft, sentence) => {
  expect(said(draft)).toBe(sentence);
});

test.each([
  [{ title: '' }, 'The field "segments.0.title" must not be empty.'],
  [{ title: 'x'.repeat(301) }, 'The field "segments.0.title" must have at most 300 characters.'],
  [{ durationMs: 0 }, 'The field "segments.0.durationMs" must be more than 0.'],
  [{ durationMs: 1.5 }, 'The field "segments.0.durationMs" must be a whole number.'],
  [{ start: '9:00' }, 'The field "segments.0.start" is not a time of day such as 09:05.'],
  [{ skip: 'no' }, 'The field "segments.0.skip" must be true or false.'],
  [{ mood: 'good' }, 'The field "segments.0.mood" is not known here.'],
])('and so is what is wrong with a segment: %#', (fields, sentence) => {
  expect(said({ ...programme, segments: [{ ...segment, ...fields }] })).toBe(sentence);
});

test.each([
  [{ type: 'clock.adjust', byMs: 0 }, 'The field "byMs" must not be 0.'],
  [{ type: 'clock.adjust', byMs: 1e9 }, 'The field "byMs" must be at most 43200000.'],
  [{ type: 'undo', lane: 'x' }, 'The field "lane" must be one of "run", "programme".'],
  [
    { type: 'programme.replan', changes: [{ segmentId: 'a' }] },
    'The field "changes.0" is not acceptable: name a durationMs or a skip.',
  ],
  [
    { type: 'programme.edit', edits: [{ type: 'programme.swap' }] },
    'The field "edits.0.type" must be one of "programme.insert", "programme.update", "programme.remove", "programme.move", "programme.describe".',
  ],
])('and with a command: %#', (fields, problem) => {
  expect(readCommand({ id: 'a', expectedSeq: 0, ...fields })).toEqual({ problem });
});

test('a schema that says nothing is no reason to say nothing', () => {
  expect(describeIssue(new z.ZodError([]))).toBe('The input is not of the expected form.');
});
