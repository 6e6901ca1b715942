import type { CommandType } from './command.ts';

/**
 * What a key is for: a manager may do everything, an operator sends messages and runs turns, an editor
 * changes the programme, a viewer watches.
 */
export const ROLES = ['manager', 'operator', 'editor', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

const OPERATED: ReadonlySet<unknown> = new Set<CommandType>([
  'message.show',
  'message.clear',
  'turn.start',
  'turn.next',
  'turn.end',
]);

/**
 * Whether a role may give what came as a command. Its form may still be of any kind; what cannot be told
 * to be among the commands of the role is not for it.
 */
export function mayCommand(role: Role, input: unknown): boolean {
  if (role === 'manager') return true;
  if (role === 'viewer' || typeof input !== 'object' || input === null || !('type' in input)) return false;
  return role === 'operator' ? OPERATED.has(input.type) : isEdit(input, input.type);
}

/** Whether only a manager may give it: the run of the show itself, which is in one hand at a time. */
export function isOfManagers(input: unknown): boolean {
  return !mayCommand('operator', input) && !mayCommand('editor', input);
}

function isEdit(input: object, type: unknown): boolean {
  if (type === 'undo' || type === 'redo') return 'lane' in input && input.lane === 'programme';
  return typeof type === 'string' && type.startsWith('programme.');
}
