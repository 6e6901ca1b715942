import type { PrintedDuration } from './durations.ts';
import type { Span } from './spans.ts';

/** A line with its times taken off: what is left is the title, or nothing. */
export interface Peeled {
  span: Span | undefined;
  duration: PrintedDuration | undefined;
  /** What is left, in the characters of the source. */
  rest: string;
  /** What stands after a time in brackets in the middle of the line. */
  after: string;
  /** Whether a time or length stood at the beginning of the line. */
  leading: boolean;
}

/** What has been taken off one end of a line, up to or from `to`. */
export interface Taken {
  span?: Span;
  duration?: PrintedDuration;
  to: number;
}
