import type { Socket } from 'socket.io';
import { Allowance } from '../access/allowance.ts';
import type { Flow } from '../access/limits.ts';
import { cutOff } from './cutOff.ts';

/** What somebody may say on top of what is heard, unheard, before the line is cut off. */
const UNHEARD: Flow = { burst: 2000, perSecond: 100 };

/** The part of a namespace that is needed to hear who connects. */
interface Guarded {
  on(event: 'connection', heard: (socket: Pick<Socket, 'use' | 'conn'>) => void): unknown;
}

/**
 * Keeps one connection from taking the server's time from the others: what is too much is left unheard and
 * unanswered, as if the network had lost it; a flood ends the connection.
 */
export function guardAgainstFloods(namespace: Guarded, flow: Flow): void {
  namespace.on('connection', (socket) => {
    const heard = new Allowance(flow, performance.now());
    const unheard = new Allowance(UNHEARD, performance.now());
    socket.use((_event, next) => {
      const at = performance.now();
      if (heard.take(at)) next();
      else if (!unheard.take(at)) cutOff(socket.conn);
    });
  });
}
