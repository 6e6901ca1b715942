import type { BatonView, You } from '../../../machines/wire/baton.ts';
import type { Action } from '../../../machines/wire/command.ts';
import { isOfManagers, mayCommand, type Role } from '../../../machines/wire/roles.ts';

/** What each role may do, as the rest of a sentence. */
export const ROLE_MAY: Readonly<Record<Role, string>> = {
  manager: 'may do everything',
  operator: 'may send messages and run turns',
  editor: 'may change the programme',
  viewer: 'may watch',
};

/** Why this person may not give a command now, as the server would say it; null where they may. */
export function objectionTo(action: Action, you: You | null, baton: BatonView | null): string | null {
  if (you && !mayCommand(you.role, action)) {
    return `You came by a link that ${ROLE_MAY[you.role]}, and not this.`;
  }
  const holder = baton?.strict === true ? baton.holder : null;
  if (!holder || holder.id === you?.id || !isOfManagers(action)) return null;
  return `${holder.name} is in command of this show. Take over first, or ask.`;
}

/** What this person may do here, where that is not everything, as a sentence; else empty. */
export function standing(you: You | null, baton: BatonView | null): string {
  if (you && you.role !== 'manager') {
    return `You came by “${you.link.name}”, which ${ROLE_MAY[you.role]}. What else there is to press is off.`;
  }
  const holder = baton?.strict === true ? baton.holder : null;
  if (!you || !holder || holder.id === you.id) return '';
  return `${holder.name} is in command, and this show is strict: to call it, take over, or ask.`;
}
