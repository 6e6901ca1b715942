import type { DisplayNamespace } from './displayGateway.ts';
import { Allowance } from './allowance.ts';
import { cutOff } from './cutOff.ts';

/** What a display may say: a page asks for the time twenty-five times a second at most, and only at first. */
const HEARD = { burst: 500, perSecond: 100 };

/** What it may say on top of that, unheard, before it is cut off. */
const UNHEARD = { burst: 2000, perSecond: 100 };

/**
 * Keeps one display from taking the server's time from the others: what is too much is left unheard and
 * unanswered, as if the network had lost it; a flood ends the connection.
 */
export function guardAgainstFloods(namespace: DisplayNamespace): void {
  namespace.on('connection', (socket) => {
    const heard = new Allowance(HEARD, performance.now());
    const unheard = new Allowance(UNHEARD, performance.now());
    socket.use((_event, next) => {
      const at = performance.now();
      if (heard.take(at)) next();
      else if (!unheard.take(at)) cutOff(socket.conn);
    });
  });
}
