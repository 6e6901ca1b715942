import type { Socket } from 'socket.io';
import type { Refusal } from '../../machines/wire/answer.ts';
import type { ToControl, ToDisplay } from '../../machines/wire/events.ts';
import type { Pass } from '../access/pass.ts';
import type { ControlNamespace } from './controlSocket.ts';
import type { DisplayNamespace } from './displayGateway.ts';
import { toldTo } from './handshake.ts';

/** What is the same for controllers and displays. */
type AnyGuest = Socket<
  Record<string, never>,
  Pick<ToDisplay & ToControl, 'refused'>,
  Record<string, never>,
  { pass: Pass | null; isPutOut: boolean }
>;

/** Those who are connected, at either door. */
export interface Guests {
  readonly control: ControlNamespace;
  readonly displays: DisplayNamespace;
}

/** Ends the connections of those who came by links that hold no longer, and tells them why. */
export function putOut({ control, displays }: Guests, links: ReadonlySet<string>, refusal: Refusal): void {
  for (const socket of [...control.sockets.values(), ...displays.sockets.values()] as AnyGuest[]) {
    const { pass } = socket.data;
    if (!pass || !links.has(pass.link.id)) continue;
    socket.data.isPutOut = true;
    socket.emit('refused', toldTo(refusal));
    socket.disconnect(true);
  }
}

/** How many connections came by a link. */
export function connectionsBy({ control, displays }: Guests, link: string): number {
  const sockets = [...control.sockets.values(), ...displays.sockets.values()];
  return sockets.filter(({ data }) => data.pass?.link.id === link).length;
}
