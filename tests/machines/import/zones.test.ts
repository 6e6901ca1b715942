import { expect, test } from 'vitest';
import { importText } from '../../../machines/import/text.ts';
import type { Preview } from '../../../machines/import/preview.ts';

function read(text: string, timeZone: string): Preview {
  const [preview] = importText(text, { timeZone });
  if (!preview) throw new Error('nothing was read');
  return preview;
}

/** What a text says of its zone, the zone of the server, and the zone that is meant; undefined where that is doubted. */
const NAMED: readonly (readonly [string, string, string | undefined])[] = [
  ['All times are CEST', 'Europe/Zurich', 'Europe/Zurich'],
  ['All times CET', 'America/New_York', 'Europe/Paris'],
  ['Time zone: Asia/Kolkata', 'Europe/Zurich', 'Asia/Kolkata'],
  ['(UTC+8)', 'Europe/Zurich', 'Etc/GMT-8'],
  ['(GMT+5:30)', 'Europe/Zurich', 'Asia/Kolkata'],
  ['(UTC+2)', 'Europe/Zurich', 'Europe/Zurich'],
  ['(UTC+1)', 'Europe/Zurich', 'Etc/GMT-1'],
  ['Times in UTC', 'Europe/Zurich', 'UTC'],
  ['All times Eastern Time', 'Europe/Zurich', 'America/New_York'],
  ['All times CST', 'America/Chicago', 'America/Chicago'],
  ['All times CST', 'Asia/Shanghai', 'Asia/Shanghai'],
  ['All times CST', 'Europe/Zurich', undefined],
  ['Heure de Genève', 'America/New_York', 'Europe/Zurich'],
  ['Hora de Madrid', 'America/New_York', 'Europe/Madrid'],
  ['北京时间', 'Europe/Zurich', 'Asia/Shanghai'],
  ['Tea time for everybody', 'Europe/Zurich', undefined],
];

test.each(NAMED)('“%s” on a server in %s means %s', (line, server, expected) => {
  const { programme, findings } = read(`Day\n10 July 2026\n${line}\n\n09:00-09:30 A\n`, server);
  expect(programme.timeZone).toBe(expected ?? server);
  expect(findings.filter(({ code }) => code === 'no-zone')).toHaveLength(expected === undefined ? 1 : 0);
  expect(programme.title).toBe('Day');
});

test.each([
  ['14:00 CET / 8:00 am ET – Opening', '14:00', 'Europe/Paris', 'Opening'],
  ['14:00-14:30 CET (8:00-8:30 ET) Opening', '14:00', 'Europe/Paris', 'Opening'],
  ['8:00 AM PT | 11:00 AM ET | 17:00 CET  Opening', '08:00', 'America/Los_Angeles', 'Opening'],
  ['Opening, 9:00am CEST', '09:00', 'Europe/Paris', 'Opening'],
  ['10:00 (Geneva time): Opening', '10:00', 'Europe/Zurich', 'Opening'],
  ['10:00 Story time', '10:00', 'Asia/Tokyo', 'Story time'],
  ['10h00 ET APRÈS', '10:00', 'Asia/Tokyo', 'ET APRÈS'],
])('%s', (line, start, timeZone, title) => {
  const { programme } = read(`Day\n\n${line}\n`, 'Asia/Tokyo');
  expect(programme.timeZone).toBe(timeZone);
  expect(programme.segments[0]).toMatchObject({ start, title });
});

test('an item in another zone than the others is doubted, and not moved', () => {
  const { programme, findings } = read(
    'Day\n\n09:00-09:30 CET A\n09:30-10:00 CET B\n10:00-10:30 ET C\n',
    'UTC',
  );
  expect(programme.segments.map(({ start }) => start)).toEqual(['09:00', '09:30', '10:00']);
  expect(findings).toMatchObject([{ code: 'no-zone', segmentIndex: 2, line: 5, severity: 'warning' }]);
});
