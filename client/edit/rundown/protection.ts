import type { ControlView } from '../../../machines/wire/live.ts';

/** What can be done to a segment besides changing a field of it. */
export type Deed = 'remove' | 'move' | 'split' | 'join';

/** A field that a segment on stage keeps. */
const KEPT: Readonly<Record<string, string>> = {
  start: 'It is on stage: it has started already.',
  fixedStart: 'It is on stage: it has started already.',
  skip: 'It is on stage and cannot be skipped any more.',
};

const DEEDS: Readonly<Record<Deed, string>> = {
  remove: 'It is on stage and cannot be removed.',
  move: 'It is on stage: move the others around it.',
  split: 'It is on stage and stays one. Its length can change.',
  join: 'It is on stage and stays as it is. Its length can change.',
};

type Stage = Pick<ControlView, 'segment' | 'turn'>;

/** Why a field of a segment cannot change now, as a sentence; empty where it can. */
export function fieldKept(live: Stage | null, segmentId: string, field: string): string {
  return live?.segment?.id === segmentId ? (KEPT[field] ?? '') : '';
}

/** Why something cannot be done to a segment now, as a sentence; empty where it can. */
export function deedRefused(live: Stage | null, segmentId: string, deed: Deed): string {
  return live?.segment?.id === segmentId ? DEEDS[deed] : '';
}

/** Why a person cannot be taken out of a segment now; empty where they can. */
export function speakerKept(live: Stage | null, segmentId: string, speakerId: string): string {
  const hasFloor = live?.segment?.id === segmentId && live.turn?.speakerId === speakerId;
  return hasFloor ? 'This person has the floor: end the turn first.' : '';
}
