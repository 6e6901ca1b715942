import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importText } from '../../../machines/import/text.ts';
import { isStorable } from '../../../machines/import/preview.ts';

const text = readFileSync(new URL('../../../server/sample/itu-miit-2025.txt', import.meta.url), 'utf8');

test('the Geneva seminar is read as a careful person reads it', () => {
  const previews = importText(text, { timeZone: 'Europe/Zurich', zoneIsKnown: true });
  expect(previews).toHaveLength(1);
  const [preview] = previews;
  expect(preview?.name).toBe('2025 ITU/MIIT High-Level Seminar');
  expect(preview?.programme).toEqual({
    title: '2025 ITU/MIIT High-Level Seminar',
    place: 'Geneva, Switzerland',
    date: '2025-07-11',
    timeZone: 'Europe/Zurich',
    segments: [
      segment('09:00', 5, 'video', 'Promotional Video of China-ITU Cooperation'),
      segment('09:05', 20, 'opening', 'Opening Session'),
      segment(
        '09:25',
        15,
        'keynote',
        'Keynote Session: Digital Innovation Cooperation for the Future and for All',
      ),
      segment('09:40', 38, 'panel', 'Panel 1: Fostering Cooperation Between China and ITU'),
      segment('10:18', 38, 'panel', "Panel 2: Harnessing ITU's Influence in the Digital Age"),
      segment('10:56', 4, 'closing', 'Closing Session'),
      { ...segment('11:20', 100, 'reception', 'Lunch Reception'), fixedStart: true },
    ],
  });
});

test('its two oddities are findings, and nothing else is', () => {
  const [preview] = importText(text, { timeZone: 'Europe/Zurich', zoneIsKnown: true });
  expect(preview?.findings).toEqual([
    {
      severity: 'error',
      code: 'ends-before-start',
      segmentIndex: 5,
      line: 15,
      message:
        '“Closing Session” is printed as 11:56-11:00, so it ends before it starts. The item before it ends at 10:56, so a start at 10:56 instead of 11:56 is meant, with the end at 11:00.',
      proposal: { field: 'start', value: '10:56' },
      applied: true,
    },
    {
      severity: 'info',
      code: 'gap',
      segmentIndex: 6,
      line: 17,
      message: 'Before “Lunch Reception” at 11:20 nothing is planned for 20 minutes; its start is fixed.',
    },
  ]);
  expect(preview && isStorable(preview)).toBe(true);
});

test('without a known zone the one of the server is taken, and said', () => {
  const [preview] = importText(text, { timeZone: 'Asia/Shanghai' });
  expect(preview?.programme.timeZone).toBe('Asia/Shanghai');
  expect(preview?.findings[0]).toMatchObject({
    code: 'no-zone',
    proposal: { field: 'timeZone', value: 'Asia/Shanghai' },
    applied: true,
  });
});

function segment(start: string, minutes: number, kind: string, title: string) {
  return { kind, title, durationMs: minutes * 60_000, start };
}
