/** What a stage manager does through a half-day, by whatever kind of hand. */
export interface Hand {
  readonly go: () => Promise<void>;
  readonly hold: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly minutes: (by: -5 | -1 | 1 | 5) => Promise<void>;
  /** Exactly so much is left, as `0:40`. */
  readonly left: (text: string) => Promise<void>;
  readonly back: () => Promise<void>;
  readonly emptyStage: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly nextTurn: () => Promise<void>;
  /** Asks the speaker to wrap up, and to say that they have seen it. */
  readonly askToWrapUp: () => Promise<void>;
  readonly clearMessages: () => Promise<void>;
  readonly blackout: () => Promise<void>;
  readonly openWaysBack: () => Promise<void>;
  readonly takeSecondWay: () => Promise<void>;
  /** Jumps to the segment of this title. */
  readonly jump: (title: string) => Promise<void>;
  readonly reset: () => Promise<void>;
}
