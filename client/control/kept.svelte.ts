import { readStored, writeStored } from '../lib/page/storage.ts';

/** A choice that this device keeps over reloads, where its storage allows it. */
export class Kept<T> {
  readonly #place: string;
  #value = $state.raw() as T;

  /** What was kept under `name` if `isOne` knows it for a choice, else `initial`. */
  constructor(name: string, initial: T, isOne: (kept: unknown) => kept is T) {
    this.#place = `showcaller:desk:${name}`;
    const kept = parsed(readStored(this.#place));
    this.#value = isOne(kept) ? kept : initial;
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    this.#value = value;
    writeStored(this.#place, JSON.stringify(value));
  }
}

/** Whether what was kept is a yes or a no. */
export function isFlag(kept: unknown): kept is boolean {
  return typeof kept === 'boolean';
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
