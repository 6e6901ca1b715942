import type { Segment } from '../../machines/programme/schema.ts';

/**
 * The segments that somebody means by `text`, in the programme's order: by a part of the title, of a
 * person's name or affiliation, whatever the case and the accents; or, for a bare number, the one at that
 * place, counted from one.
 */
export function segmentsMeant(text: string, segments: readonly Segment[]): Segment[] {
  const wanted = folded(text.trim());
  if (wanted === '') return [];
  if (/^\d+$/.test(wanted)) {
    const numbered = segments[Number(wanted) - 1];
    if (numbered) return [numbered];
  }
  return segments.filter(({ title, speakers = [] }) =>
    [title, ...speakers.flatMap(({ name, affiliation = '' }) => [name, affiliation])].some((part) =>
      folded(part).includes(wanted),
    ),
  );
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
