import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImportError } from '../../../machines/import/error.ts';
import type { Preview } from '../../../machines/import/preview.ts';
import { isStorable } from '../../../machines/import/preview.ts';
import { importText } from '../../../machines/import/text.ts';
import { programmeDraftSchema } from '../../../machines/programme/schema.ts';

const options = { timeZone: 'Europe/Zurich', zoneIsKnown: true };

const pieces = fc.constantFrom(
  '09:00', '9.30', '9h05', '0905', '11:56-11:00', '25:61', '14:00 – 15:30', '2:00 PM', '下午3点半', '(15 min)', "90'", '1h30',
  '(1:30)', '-', '–', '|', '\t', '   ', '•', '1.', '##', '**', ':', ',', '(', ')', 'Opening', 'Panel 1: Closing the gap',
  'Coffee break', 'Jane Doe, CEO, Acme', 'Speakers:', 'Room A', 'Day 2', 'Friday 11 July 2025', '31/02/2025', '(30 h)', '(0 min)', '0 min', '10:00-10:00', '24:00', '1:30', '٠٩:٠٠', '\u0007', 'الافتتاح', '<td>', '</td>', 'Fri 9:00', '2025-07-11', '*x*', '0:00:00', 'Midnight', '23:30-00:30', '开幕式', 'Fin',
  'Programme:', 'Moderator: Ana Ruiz', '| Time | Title |', 'Europe/Paris', 'a', '2025', '…',
); // prettier-ignore
const line = fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join(' '));
const anyText = fc.oneof(
  fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n')),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

test(
  'any text is read or refused with a sentence, and every finding points at something',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { programme, findings, name } of readOrRefuse(text)) {
          expect(name).not.toBe('');
          expect(programme.segments.length).toBeGreaterThan(0);
          for (const finding of findings) {
            expect(finding.message).toMatch(/[.”]$/);
            if (finding.segmentIndex !== undefined)
              expect(programme.segments[finding.segmentIndex]).toBeDefined();
            if (finding.line !== undefined) expect(finding.line).toBeLessThanOrEqual(text.split('\n').length);
            if (finding.proposal) expect(finding.applied).toBe(true);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  },
);

test('what is not of the form of a programme always has an error that says so', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const preview of readOrRefuse(text)) {
        const settled = preview.findings.every(({ severity, applied }) => severity !== 'error' || applied);
        const valid = programmeDraftSchema.safeParse(preview.programme).success;
        if (settled) expect(valid).toBe(true);
        expect(isStorable(preview)).toBe(settled && valid);
        expect(preview.programme.segments.some((segment) => segment.autoAdvance !== undefined)).toBe(false);
      }
    }),
    { numRuns: 3_000 },
  );
});

const words = fc.constantFrom(
  'Opening session',
  'Keynote: the sea',
  'Panel 1',
  'Coffee break',
  'Workshop on maps',
  'Closing',
);
const programme = fc.record({
  begin: fc.integer({ min: 7 * 60, max: 12 * 60 }),
  items: fc.array(fc.record({ title: words, minutes: fc.integer({ min: 5, max: 50 }) }), {
    minLength: 2,
    maxLength: 9,
  }),
});
type Clock = (minutes: number) => string;
const clocks: Readonly<Record<string, Clock>> = {
  '09:05': (at) => `${two(at / 60)}:${two(at % 60)}`,
  '9:05': (at) => `${Math.floor(at / 60)}:${two(at % 60)}`,
  '9.05': (at) => `${Math.floor(at / 60)}.${two(at % 60)}`,
  '9h05': (at) => `${Math.floor(at / 60)}h${two(at % 60)}`,
  '09 h 05': (at) => `${two(at / 60)} h ${two(at % 60)}`,
  '0905': (at) => `${two(at / 60)}${two(at % 60)}`,
  '9:05 AM': (at) => `${Math.floor(at / 60) % 12 || 12}:${two(at % 60)} ${at < 720 ? 'AM' : 'PM'}`,
  '9:05 p.m.': (at) => `${Math.floor(at / 60) % 12 || 12}:${two(at % 60)} ${at < 720 ? 'a.m.' : 'p.m.'}`,
  '９：０５': (at) =>
    Array.from(`${two(at / 60)}:${two(at % 60)}`, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(
      '',
    ),
};
const shapes: Readonly<Record<string, (from: string, to: string, title: string) => string>> = {
  'range before': (from, to, title) => `${from}-${to} ${title}`,
  'range and dash before': (from, to, title) => `${from} – ${to} – ${title}`,
  'range in brackets before': (from, to, title) => `[${from}–${to}] ${title}`,
  'range and colon before': (from, to, title) => `${from} — ${to}: ${title}`,
  'range in words before': (from, to, title) => `${from} to ${to}  ${title}`,
  'range after a tab': (from, to, title) => `${title}\t${from}-${to}`,
  'range after in brackets': (from, to, title) => `${title} (${from} - ${to})`,
  'range on the line above': (from, to, title) => `${from}–${to}\n${title}\n`,
  'range on the line below': (from, to, title) => `${title}\n${from}–${to}\n`,
  bullet: (from, to, title) => `• ${from}‒${to} ${title}`,
  number: (from, to, title) => `1. ${from}−${to} ${title}`,
  table: (from, to, title) => `| ${from} - ${to} | ${title} |`,
  cells: (from, to, title) => `${from}\t${to}\t${title}`,
};

test.each(Object.keys(shapes))('however a time is written, it is read the same (%s)', (shape) => {
  fc.assert(
    fc.property(programme, fc.constantFrom(...Object.keys(clocks)), ({ begin, items }, style) => {
      const clock = clocks[style];
      const write = shapes[shape];
      if (!clock || !write) return;
      let at = begin;
      const expected: unknown[] = [];
      const lines = items.map(({ title, minutes }) => {
        expected.push([clocks['09:05']?.(at), minutes, title]);
        at += minutes;
        return write(clock(at - minutes), clock(at), title);
      });
      const [preview] = importText(`Sailing Days 2026\n\n${lines.join('\n')}`, options);
      expect(preview?.programme.title).toBe('Sailing Days 2026');
      expect(
        preview?.programme.segments.map(({ start, durationMs, title }) => [
          start,
          durationMs / 60_000,
          title,
        ]),
      ).toEqual(expected);
      expect(preview?.findings).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

function readOrRefuse(text: string): Preview[] {
  try {
    return importText(text, options);
  } catch (error) {
    if (error instanceof ImportError) return [];
    throw error;
  }
}
