import { randomIdentifier } from './identifier.ts';
import { readStored, writeStored } from './storage.ts';

const DESK = 'showcaller:desk';
const NAME = 'showcaller:my-name';

/** What makes this tab the same controller after a reload. */
export function thisDesk(): string {
  const known = readStored(DESK, 'sessionStorage');
  const desk = known ?? randomIdentifier();
  if (known === null) writeStored(DESK, desk, 'sessionStorage');
  return desk;
}

/** The name that the person at this browser gave. */
export function myName(): string | undefined {
  return readStored(NAME) ?? undefined;
}

/** Keeps it for the next time; an empty one is forgotten. */
export function keepMyName(name: string): void {
  writeStored(NAME, name === '' ? null : name);
}
