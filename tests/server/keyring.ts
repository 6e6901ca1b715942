import { setTimeout as wait } from 'node:timers/promises';
import type { LinkView } from '../../machines/wire/links.ts';
import type { Role } from '../../machines/wire/roles.ts';
import { LIMITS, type Limits } from '../../server/access/limits.ts';
import type { Hosted } from './hosted.ts';
import { KEY } from './serverProcess.ts';

/** A link as the server tells it once. */
export interface Made {
  link: LinkView;
  key: string;
  origin: string | null;
}

/** Limits that a test meets only where it is about them. */
export const UNLIMITED: Limits = {
  wrongKeys: { points: 1e9, seconds: 1 },
  joins: { points: 1e9, seconds: 1 },
  handshakes: { points: 1e9, seconds: 1 },
  commands: { burst: 1e9, perSecond: 1e9, pending: 1e9 },
  time: { points: 1e9, seconds: 1 },
  commandsOfOne: { burst: 1e9, perSecond: 1e9, pending: 1e9 },
  eventsOfController: { burst: 1e9, perSecond: 1e9 },
  eventsOfDisplay: LIMITS.eventsOfDisplay,
};

/** Makes a link, by the stage manager's key if by no other. */
export async function makeLink(
  server: Hosted,
  wanted: { role: Role; show?: string | null; name?: string; expiresAt?: number | null },
  by = KEY,
): Promise<Made> {
  const { status, body } = await server.post('/api/links', { name: `a ${wanted.role}`, ...wanted }, by);
  if (status !== 201) throw new Error(String(body['detail']));
  return body as unknown as Made;
}

export async function revoke(server: Hosted, id: string, by = KEY): Promise<number> {
  const headers = { Authorization: `Bearer ${by}` };
  return (await server.send(`/api/links/${id}`, { method: 'DELETE', headers })).status;
}

/** How somebody may come to a door: with no key, or with one of these. */
export const HOLDERS = [
  'none',
  'wrong',
  'revoked',
  'expired',
  'other show',
  'viewer',
  'operator',
  'editor',
  'manager',
  'main',
] as const;

export type Holder = (typeof HOLDERS)[number];

/** One key of each kind for a show; that of `other show` is a manager's. */
export async function keyringFor(
  server: Hosted,
  show: string,
  other: string,
): Promise<Record<Holder, string | null>> {
  const keyOf = async (role: Role, of = show) => (await makeLink(server, { role, show: of })).key;
  const revoked = await makeLink(server, { role: 'manager', show });
  await revoke(server, revoked.link.id);
  const expired = await makeLink(server, { role: 'manager', show, expiresAt: Date.now() + 150 });
  await wait(200);
  const right = await keyOf('manager');
  return {
    none: null,
    wrong: `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`,
    revoked: revoked.key,
    expired: expired.key,
    'other show': await keyOf('manager', other),
    viewer: await keyOf('viewer'),
    operator: await keyOf('operator'),
    editor: await keyOf('editor'),
    manager: right,
    main: KEY,
  };
}
