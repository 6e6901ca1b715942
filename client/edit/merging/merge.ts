import type { Programme } from '../../../machines/programme/schema.ts';
import { freeId, slugOf } from '../../../machines/programme/slug.ts';
import type { ProgrammeEdit } from '../../../machines/wire/command.ts';
import { Changes, type Outcome } from '../rundown/outcome.ts';
import type { Comparison, Difference } from './compare.ts';

/** What is to be taken of theirs: fields as `key field`, items by key, the order, and what is said of the whole. */
export type Taken = ReadonlySet<string>;

export const ORDER = 'order';

/** How a field of an item, or of the whole, is named in what is taken. */
export function fieldKey(key: string, field: string): string {
  return `${key} ${field}`;
}

/** What is taken: all of theirs, but nothing of ours is removed, unless a person has `said` otherwise by key. */
export function takenOf(comparison: Comparison | null, said: ReadonlyMap<string, boolean>): Taken {
  const keys = new Set(comparison ? allOfTheirs(comparison) : []);
  for (const [key, isTaken] of said) {
    if (isTaken) keys.add(key);
    else keys.delete(key);
  }
  return keys;
}

function allOfTheirs({ differences, whole, isReordered }: Comparison): string[] {
  return [
    ...differences.flatMap((difference) =>
      difference.is === 'changed'
        ? difference.fields.map(({ field }) => fieldKey(difference.key, field))
        : difference.is === 'added'
          ? [difference.key]
          : [],
    ),
    ...whole.map(({ field }) => fieldKey('whole', field)),
    ...(isReordered ? [ORDER] : []),
  ];
}

/** More than one command can carry, in characters of its edits. */
const MOST = 3_000_000;

/** The edits that take what was chosen into a programme, as one gesture. */
export function merge(programme: Programme, comparison: Comparison, taken: Taken): Outcome {
  const edits: ProgrammeEdit[] = [];
  const said = comparison.whole.filter(({ field }) => taken.has(fieldKey('whole', field)));
  if (said.length > 0) {
    const changes = Object.fromEntries(said.map(({ field, theirs }) => [field, theirs]));
    edits.push({ type: 'programme.describe', changes });
  }
  edits.push(...changesIn(comparison.differences, taken));
  const added = insertsIn(programme, comparison, taken);
  edits.push(...added.edits);
  for (const difference of comparison.differences) {
    if (difference.is === 'gone' && taken.has(difference.key)) {
      edits.push({ type: 'programme.remove', segmentId: difference.ours.id });
    }
  }
  if (taken.has(ORDER)) {
    const removed = new Set(
      edits.flatMap((edit) => (edit.type === 'programme.remove' ? [edit.segmentId] : [])),
    );
    edits.push(
      ...movesTo(
        added.ids.filter((id) => !removed.has(id)),
        added.theirs,
      ),
    );
  }
  return JSON.stringify(edits).length > MOST
    ? { problem: 'This is more than can be taken at once: take a part of it, then the rest.' }
    : { edits };
}

function changesIn(differences: readonly Difference[], taken: Taken): ProgrammeEdit[] {
  const changes = new Changes();
  for (const difference of differences) {
    if (difference.is !== 'changed') continue;
    for (const { field, changes: change } of difference.fields) {
      if (taken.has(fieldKey(difference.key, field))) changes.add(difference.ours.id, change);
    }
  }
  return changes.edits;
}

/** New items, each after the one that it follows in theirs; the ids as they then stand, and in their order. */
function insertsIn({ segments }: Programme, { order, differences }: Comparison, taken: Taken) {
  const ids = segments.map(({ id }) => id);
  const all = new Set(ids);
  const theirs = [...order];
  const edits: ProgrammeEdit[] = [];
  for (const difference of differences) {
    if (difference.is !== 'added' || !taken.has(difference.key)) continue;
    const { title, kind } = difference.theirs;
    const id = freeId(slugOf(title, kind), all);
    all.add(id);
    const after = theirs.slice(0, difference.index).findLast((known) => known !== null);
    theirs[difference.index] = id;
    ids.splice(after ? ids.indexOf(after) + 1 : 0, 0, id);
    edits.push({ type: 'programme.insert', segment: { ...difference.theirs, id }, ...(after && { after }) });
  }
  return { edits, ids, theirs: theirs.filter((id) => id !== null) };
}

/** The moves that bring what theirs has into their order; what only we have stays behind what it stood behind. */
function movesTo(ids: readonly string[], theirs: readonly string[]): ProgrammeEdit[] {
  const wanted = [...theirs.filter((id) => ids.includes(id))];
  for (const [index, id] of ids.entries()) {
    if (wanted.includes(id)) continue;
    const before = ids.slice(0, index).findLast((known) => wanted.includes(known));
    wanted.splice(before === undefined ? 0 : wanted.indexOf(before) + 1, 0, id);
  }
  const places = wanted.map((id) => ids.indexOf(id));
  const staying = longestRise(places);
  return wanted.flatMap((id, index) => {
    const after = wanted[index - 1];
    return staying.has(places[index] ?? -1)
      ? []
      : [{ type: 'programme.move' as const, segmentId: id, ...(after !== undefined && { after }) }];
  });
}

/** The longest run of rising numbers in a list, not necessarily neighbours (patience sorting). */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let at = tails.findIndex((tail) => tail > number);
    if (at < 0) at = tails.length;
    before.set(number, tails[at - 1]);
    tails[at] = number;
  }
  const rise = new Set<number>();
  for (let number = tails.at(-1); number !== undefined; number = before.get(number)) rise.add(number);
  return rise;
}

/** How many items of a programme another knows: which part of a source is meant. */
export function knownIn({ same, differences }: Comparison): number {
  return same + differences.filter(({ is }) => is === 'changed').length;
}

/** Whether taking this would touch what is on stage in a way that is not possible. */
export function isKept(difference: Difference, field: string | null, onStage: string | undefined): boolean {
  if (difference.is === 'added' || difference.ours.id !== onStage) return false;
  return difference.is === 'gone' || field === 'Start' || field === 'Fixed start' || field === 'Skipped';
}
