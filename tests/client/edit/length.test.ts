import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthText, readLength } from '../../../client/edit/typed/length.ts';

const MINUTE = 60_000;

test.each([
  ['20', 20],
  ['1h30', 90],
  ['1 h 30', 90],
  ['1 h 05', 65],
  ["90'", 90],
  ['5 min', 5],
  ['5m', 5],
  ['1,5 h', 90],
  ['½ hour', 30],
  ['1:30:00', 90],
  ['0:45:00', 45],
  ['45 s', 0.75],
  ['1 min 30 s', 1.5],
  ['7.5', 7.5],
  ['40:00', 40],
  ['1h5', 65],
  ['1hr30', 90],
  ['1 hour 5', 65],
  ['1h 5m', 65],
  ['2m30s', 2.5],
  ['2m30', 2.5],
  ['.5h', 30],
  ['an hour', 60],
  ['an hour and a half', 90],
  ['1 1/2 h', 90],
  ['1:30 h', 90],
  ['1:30 hours', 90],
  ['1:30 min', 1.5],
  ['90´', 90],
  ['quarter of an hour', 15],
  ['¾ h', 45],
  ['PT1H30M', 90],
  ['PT45M', 45],
  ['20 分钟', 20],
  ['1 小时', 60],
])('%s is %d minutes', (text, minutes) => {
  expect(readLength(text)).toMatchObject({ is: 'value', value: minutes * MINUTE });
});

test('two figures that may be minutes or hours are asked, not guessed', () => {
  expect(readLength('1:30')).toMatchObject({
    is: 'choice',
    options: [
      { value: 1.5 * MINUTE, says: '1 min 30 s' },
      { value: 90 * MINUTE, says: '1 h 30 min' },
    ],
  });
});

test('a sign counts from the length that stands', () => {
  expect(readLength('+5', 20 * MINUTE)).toMatchObject({ value: 25 * MINUTE });
  expect(readLength('-90 s', 20 * MINUTE)).toMatchObject({ value: 18.5 * MINUTE });
  expect(readLength('-20', 20 * MINUTE)).toMatchObject({ is: 'problem' });
  expect(readLength('+1:30', 20 * MINUTE)).toMatchObject({
    is: 'choice',
    options: [{ value: 21.5 * MINUTE }, { value: 110 * MINUTE }],
  });
  expect(readLength('-1:30', 20 * MINUTE)).toMatchObject({ is: 'value', value: 18.5 * MINUTE });
});

test.each(['', 'soon', '0', '25 h', '20 minutes or so', '1:99', '1h75', 'quarter past', 'm'])(
  '“%s” is no length',
  (text) => {
    expect(readLength(text)).toMatchObject({ is: 'problem', says: expect.stringMatching(/\.$/) as string });
  },
);

test('what is shown is read as what it was, to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 * 3600 }), (seconds) => {
      expect(readLength(lengthText(seconds * 1_000))).toMatchObject({ is: 'value', value: seconds * 1_000 });
    }),
  );
});
