import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStart, startFields, startText } from '../../../client/edit/typed/start.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  ['9', 9, '09:00'],
  ['9.05', 9, '09:05'],
  ['9:05', 9, '09:05'],
  ['0905', 9, '09:05'],
  ['905', 9, '09:05'],
  ['9h05', 9, '09:05'],
  ['9:05 pm', 9, '21:05'],
  ['21h', 9, '21:00'],
  ['9,05', 9, '09:05'],
  ['09.05.30', 9, '09:05:30'],
  ['9 : 05', 9, '09:05'],
  ['9.05 p.m.', 9, '21:05'],
  ["at 9 o'clock", 9, '09:00'],
  ['kl. 14', 9, '14:00'],
  ['noon', 9, '12:00'],
  ['10:18:30', 10, '10:18:30'],
  ['2:30', 14, '14:30'],
  ['1:00', 11, '13:00'],
  ['02:30', 14, '02:30'],
  ['上午9点', 9, '09:00'],
])('%s near %d o’clock is %s', (text, near, meant) => {
  expect(readStart(text, near * HOUR)).toMatchObject({ is: 'value', says: meant });
});

test('after midnight the next day is meant, and said', () => {
  expect(readStart('00:30', 23.9 * HOUR)).toMatchObject({ value: 24.5 * HOUR, says: '00:30 on day 2' });
  expect(readStart('23:30', 24.5 * HOUR)).toMatchObject({ value: 23.5 * HOUR });
});

test('a sign counts from where it stands', () => {
  expect(readStart('+10', 9 * HOUR)).toMatchObject({ says: '09:10' });
  expect(readStart('-1h', 9 * HOUR)).toMatchObject({ says: '08:00' });
  expect(readStart('-10 h', 9 * HOUR)).toMatchObject({ is: 'problem' });
});

test.each(['', 'noonish', '25:61', '9:99', 'after lunch'])('“%s” is no time of day', (text) => {
  expect(readStart(text)).toMatchObject({ is: 'problem', says: expect.stringMatching(/\.$/) as string });
});

test('what is shown is read as where it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * 24 * 3600 - 1 }), (seconds) => {
      const ms = seconds * 1_000;
      expect(readStart(startText(ms), ms)).toMatchObject({ is: 'value', value: ms });
      const { start, startDay } = startFields(ms);
      expect([startText(ms), Math.floor(seconds / 86_400)]).toEqual([start, startDay]);
    }),
  );
});
