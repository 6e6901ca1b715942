import type { Answer } from '../../machines/wire/answer.ts';
import type { Surroundings } from './surroundings.ts';

/** What is asked of a show: its type, its command's id and whose hand it is, as far as they are known. */
export interface Asked {
  readonly type: string;
  readonly id: string | undefined;
  readonly by: string;
}

/** Something that was asked of a show and gets one answer. */
export class Asking {
  readonly #asked: Asked & { readonly show: string };
  readonly #tell: (answer: Answer) => void;
  readonly #around: Pick<Surroundings, 'watch' | 'logger'>;
  #isAnswered = false;

  /** `tell` is called once, with the first answer. */
  constructor(
    asked: Asked & { readonly show: string },
    tell: (answer: Answer) => void,
    around: Pick<Surroundings, 'watch' | 'logger'>,
  ) {
    this.#asked = asked;
    this.#tell = tell;
    this.#around = around;
  }

  /** Answers; `isRepeated` where it had been accepted before. An answer after the first is not told. */
  answer(answer: Answer, isRepeated = false): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.#tell(answer);
    const result = !answer.ok ? answer.code : isRepeated ? 'repeated' : 'accepted';
    const { show, type, id, by } = this.#asked;
    this.#around.watch.commanded(type, result);
    this.#around.logger.debug({ show, type, id, by, seq: answer.seq, result }, 'a command was answered');
  }
}
