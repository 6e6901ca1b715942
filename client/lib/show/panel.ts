import { fairShare } from '../../../machines/forecast/fairShare.ts';
import type { Speaker } from '../../../machines/programme/schema.ts';
import type { LiveView } from '../../../machines/wire/live.ts';

/** One person of the panel on stage. Durations in ms. */
export interface Panellist {
  readonly speaker: Speaker;
  readonly place: 'speaking' | 'next' | 'waiting' | 'spoken';
  /** What they have had so far, a running turn counted. */
  readonly usedMs: number;
  /** Their fair share of what is left; null for those who speak or have spoken. */
  readonly shareMs: number | null;
}

/** What is left, in ms and negative in overrun: of the segment, and of the running turn if there is one. */
export interface Left {
  readonly segmentMs: number;
  readonly turnMs: number;
}

type Panel = Pick<LiveView, 'segment' | 'turn' | 'turnsUsed'>;

/**
 * The people of the segment on stage, in order. What the running turn still has is its speaker's, and is
 * not shared among those who wait.
 */
export function panelAt({ segment, turn, turnsUsed = {} }: Panel, left: Left): Panellist[] {
  const speakers = segment?.speakers ?? [];
  const used = new Map(Object.entries(turnsUsed));
  const spoken = new Set([...used.keys(), ...(turn ? [turn.speakerId] : [])]);
  const shares = new Map(
    Object.entries(
      fairShare({
        leftMs: left.segmentMs,
        reserveMs: turn ? Math.max(0, left.turnMs) : 0,
        speakers,
        spoken,
      }),
    ),
  );
  const next = speakers.find(({ id }) => !spoken.has(id));
  return speakers.map((speaker) => {
    const isSpeaking = speaker.id === turn?.speakerId;
    const runningMs = isSpeaking ? Math.max(0, turn.durationMs - left.turnMs) : 0;
    return {
      speaker,
      place: isSpeaking
        ? 'speaking'
        : speaker === next
          ? 'next'
          : spoken.has(speaker.id)
            ? 'spoken'
            : 'waiting',
      usedMs: (used.get(speaker.id) ?? 0) + runningMs,
      shareMs: shares.get(speaker.id) ?? null,
    };
  });
}

/** The longest of all that is drawn of a panel, in ms and more than 0: what a whole bar stands for. */
export function longestOf(panel: readonly Panellist[]): number {
  return Math.max(
    1,
    ...panel.map(({ speaker, usedMs, shareMs }) => Math.max(speaker.turnMs ?? 0, usedMs + (shareMs ?? 0))),
  );
}
