/** What makes a segment a checkpoint; planned times in epoch ms. */
export interface Candidate {
  readonly hardOut?: boolean;
  readonly fixedStart?: boolean;
  readonly plannedStart: number;
  readonly plannedEnd: number;
}

/**
 * Where over and under are measured: of the segments ahead the first that is a hard out, or precedes
 * a fixed start with slack planned before it, or is the last (DESIGN, Forecast). Slack counts as it
 * was planned: a delay that has used it up does not move the checkpoint behind it.
 */
export function checkpointAmong<C extends Candidate>(ahead: readonly C[]): C | undefined {
  return ahead.find((segment, index) => {
    const next = ahead[index + 1];
    if (segment.hardOut || !next) return true;
    return next.fixedStart === true && next.plannedStart > segment.plannedEnd;
  });
}
