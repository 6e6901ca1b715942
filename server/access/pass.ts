import type { Refusal } from '../../machines/wire/answer.ts';
import type { LinkName } from '../../machines/wire/links.ts';
import type { Role } from '../../machines/wire/roles.ts';

/** What a right key lets its holder do: as whom, at which show (null: every one), until when (epoch ms). */
export interface Pass {
  readonly role: Role;
  readonly show: string | null;
  readonly link: LinkName;
  readonly expiresAt: number | null;
}

/** The pass of the stage manager's own key. */
export const MAIN_PASS: Pass = {
  role: 'manager',
  show: null,
  link: { id: 'main', name: 'the stage manager’s key' },
  expiresAt: null,
};

const MAY: Readonly<Record<Role, string>> = {
  manager: 'it may do everything',
  operator: 'it may send messages and run turns',
  editor: 'it may change the programme',
  viewer: 'it may watch',
};

/** Whether a pass is good for a show. */
export function reaches(pass: Pass, show: string): boolean {
  return pass.show === null || pass.show === show;
}

/** The refusal of a show that a pass is not for, whether there is such a show or not. */
export const OTHER_SHOW: Refusal = { code: 'forbidden', message: 'This link is for another show.' };

/** The refusal of what a role may not do. */
export function notFor(role: Role): Refusal {
  const article = /^[aeiou]/.test(role) ? 'an' : 'a';
  return { code: 'forbidden', message: `This link is ${article} ${role}’s: ${MAY[role]}, and not this.` };
}
