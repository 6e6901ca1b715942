import { completeProgramme } from '../../../machines/programme/identify.ts';
import { editedProgramme } from '../../../machines/programme/edited.ts';
import type { Programme, SegmentDraft } from '../../../machines/programme/schema.ts';
import type { Outcome } from '../../../client/edit/rundown/outcome.ts';
import { placeSegments } from '../../../client/edit/rundown/timeline.ts';
import { lengthText } from '../../../client/edit/typed/length.ts';
import { startText } from '../../../client/edit/typed/start.ts';

export const MINUTE = 60_000;

/** A programme of items as `id start minutes`, the start left out where it follows; `!` after it fixes it. */
export function programmeOf(...items: (string | SegmentDraft)[]): Programme {
  return completeProgramme({ title: 'Day', timeZone: 'Europe/Zurich', segments: items.map(draftOf) });
}

function draftOf(item: string | SegmentDraft): SegmentDraft {
  if (typeof item !== 'string') return item;
  const [id = '', ...rest] = item.split(' ');
  const [start, minutes] = rest.length > 1 ? rest : [undefined, rest[0]];
  return {
    id,
    kind: 'other',
    title: id.toUpperCase(),
    durationMs: Number(minutes) * MINUTE,
    ...(start !== undefined && { start: start.replace('!', '') }),
    ...(start?.endsWith('!') && { fixedStart: true }),
  };
}

/** The programme after an outcome, which has to be possible. */
export function after(programme: Programme, outcome: Outcome): Programme {
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome.edits.reduce(editedProgramme, programme);
}

/** A programme at a glance: each item as `id start length`, in brackets where the start is not its own, `!` where fixed. */
export function glance({ segments }: Programme): string[] {
  return placeSegments(segments).map(({ startMs, isStated }, index) => {
    const segment = segments[index];
    const start = isStated ? startText(startMs) : `(${startText(startMs)})`;
    return `${segment?.id ?? ''} ${start}${segment?.fixedStart ? '!' : ''} ${lengthText(segment?.durationMs ?? 0)}`;
  });
}
