import type { RefusalCode } from '../../machines/wire/answer.ts';

/** How a command ended; `repeated`: it had been accepted before. */
export type CommandResult = 'accepted' | 'repeated' | RefusalCode;

/** What shows tell of their working to whoever runs the server. Durations are ms. */
export interface ShowWatch {
  /** A command was answered; `type` is `unknown` where it has none of the contract. */
  commanded(type: string, result: CommandResult): void;
  /** An entry became durable. */
  appended(tookMs: number): void;
  /** Something that the show does by itself was done, this long after it was due. */
  deadlineMet(lateMs: number): void;
  /** A show failed within and is taken up again from its log. */
  failed(): void;
}
