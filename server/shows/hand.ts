import type { Refusal } from '../../machines/wire/answer.ts';
import type { Action } from '../../machines/wire/command.ts';
import type { LinkName } from '../../machines/wire/links.ts';
import type { Role } from '../../machines/wire/roles.ts';

/** Whose hand gives a command: the person's name, for the log, and the link that it came by. */
export interface Hand {
  readonly by: string;
  readonly role: Role;
  readonly link: LinkName;
  /** Why the command is not for this hand now, though its role may give it: another has the baton. */
  readonly objection?: (action: Action) => Refusal | null;
}

/** A display in front of which somebody acknowledges a message; `link` where it came by one. */
export interface Screen {
  readonly device: string;
  readonly link: LinkName | undefined;
}

/** Whose hand it was, for the log: the name that was given, or what stands for one that was left empty. */
export function nameOr(name: string | undefined, otherwise: string): string {
  const given = name?.trim() ?? '';
  return given === '' ? otherwise : given;
}
