import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { importText } from '../../../machines/import/text.ts';
import type { Preview } from '../../../machines/import/preview.ts';
import type { SegmentDraft } from '../../../machines/programme/schema.ts';

const folder = new URL('../../fixtures/programmes/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length));

/** A segment as the files beside the programmes write it: start, minutes, kind, title, and what else there is. */
type ExpectedSegment = [string | null, number, string, string, Record<string, unknown>?];

interface ExpectedPreview {
  title: string;
  name?: string;
  subtitle?: string;
  place?: string;
  date?: string;
  timeZone?: string;
  segments: ExpectedSegment[];
  findings: string[];
}

const rows: string[] = [];

describe('programmes as people write them', () => {
  test.each(names)('%s is read as a careful person reads it', (name) => {
    const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
    const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as {
      previews: ExpectedPreview[];
    };
    const previews = importText(text, { timeZone: 'Europe/Zurich', zoneIsKnown: true });
    count(name, text, previews);
    expect(previews.map(summarise)).toEqual(
      expected.previews.map((preview) => ({ name: preview.title, ...preview })),
    );
  });

  afterAll(() => {
    console.log(['programme'.padEnd(36) + 'lines  read  doubted  left', ...rows].join('\n'));
  });
});

function summarise({ name, programme, findings }: Preview): ExpectedPreview {
  const { segments, timeZone, ...head } = programme;
  return {
    name,
    ...head,
    ...(timeZone === 'Europe/Zurich' ? {} : { timeZone }),
    segments: segments.map(summariseSegment),
    findings: findings.map(({ code, segmentIndex, line }) =>
      segmentIndex === undefined ? `${code}:${line ?? ''}` : `${code}@${segmentIndex}`,
    ),
  };
}

function summariseSegment(segment: SegmentDraft): ExpectedSegment {
  const { start, durationMs, kind, title, speakers, ...more } = segment;
  const extras = {
    ...(speakers && { speakers: speakers.map(inOneLine) }),
    ...more,
  };
  const row = [start ?? null, durationMs / 60_000, kind, title] as const;
  return Object.keys(extras).length === 0 ? [...row] : [...row, extras];
}

function inOneLine({
  name,
  role,
  affiliation,
  turnMs,
}: NonNullable<SegmentDraft['speakers']>[number]): string {
  const fields = [name, role ?? '', affiliation ?? '', turnMs === undefined ? '' : `${turnMs / 60_000} min`];
  return fields.join(' | ').replace(/(?: \| )+$/, '');
}

function count(name: string, text: string, previews: readonly Preview[]): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  const findings = previews.flatMap((preview) => preview.findings);
  const left = findings.filter((finding) => finding.code === 'unreadable-line').length;
  const doubted = new Set(
    findings.filter((finding) => finding.code !== 'unreadable-line').map(({ line }) => line),
  ).size;
  const figures = [lines, lines - left, doubted, left].map((figure) => String(figure).padStart(5));
  rows.push(name.padEnd(36) + figures.join('  '));
}
