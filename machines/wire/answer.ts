/** Why a command, a request or a handshake was not carried out (CONTRACT, codes). */
export type RefusalCode =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'unknown-show'
  | 'unknown-segment'
  | 'unknown-speaker'
  | 'stale'
  | 'refused'
  | 'too-soon'
  | 'too-many'
  | 'unavailable';

/** A refusal without its place in a log: the code for programs, the sentence for people. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/** The answer to a command: durable at `seq`, stamped `at` (epoch ms); or refused with nothing changed. */
export type Answer =
  | { readonly ok: true; readonly seq: number; readonly at: number }
  | ({ readonly ok: false; readonly seq: number } & Refusal);
