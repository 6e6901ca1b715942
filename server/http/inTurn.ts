import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';

/** How many requests of one connection may wait: browsers send the next when the last was answered. */
const OF_ONE = 8;

/**
 * Lets what only asks through one by one, one in each turn of the event loop: a crowd that asks for whole
 * programmes does not stand before a GO. What gives something, such as a press, is let through at once.
 */
export function inTurn(): RequestHandler {
  const waiting: { readonly socket: Socket; readonly next: () => void }[] = [];
  const ofOne = new WeakMap<Socket, number>();
  const count = (socket: Socket, change: number): number => {
    const counted = (ofOne.get(socket) ?? 0) + change;
    ofOne.set(socket, counted);
    return counted;
  };
  const takeTurn = (): void => {
    const first = waiting.shift();
    if (waiting.length > 0) setImmediate(takeTurn);
    if (!first) return;
    count(first.socket, -1);
    if (!first.socket.destroyed) first.next();
  };
  return ({ method, socket }, _response, next) => {
    if (method !== 'GET' && method !== 'HEAD') {
      next();
      return;
    }
    if (count(socket, 1) > OF_ONE) {
      socket.destroy();
      return;
    }
    if (waiting.push({ socket, next }) === 1) setImmediate(takeTurn);
  };
}
