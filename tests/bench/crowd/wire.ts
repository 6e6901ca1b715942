/** Socket.IO packets of a `/display` connection as they are on a WebSocket (Engine.IO protocol 4, Socket.IO 5). */

const NAMESPACE = '/display';

export const PONG = '3';

/** Asks to be let in. */
export function connectPacket(auth: object): string {
  return `40${NAMESPACE},${JSON.stringify(auth)}`;
}

/** An event; with `ack` the other end answers it. */
export function eventPacket(name: string, payload?: object, ack?: number): string {
  const id = ack === undefined ? '' : String(ack);
  return `42${NAMESPACE},${id}${JSON.stringify(payload === undefined ? [name] : [name, payload])}`;
}

/** What a light client has to tell apart; the rest of a view it does not look at. */
export type Arrival =
  | { readonly is: 'open' | 'ping' | 'other' }
  | { readonly is: 'live'; readonly seq: number }
  | { readonly is: 'answer'; readonly ack: number; readonly value: number }
  | { readonly is: 'refused'; readonly why: string };

/** Reads as little of a frame as tells what it is. */
export function readArrival(frame: Buffer): Arrival {
  const head = frame.toString('latin1', 0, 160);
  if (head.startsWith('0{')) return { is: 'open' };
  if (head === '2') return { is: 'ping' };
  if (head.startsWith(`42${NAMESPACE},["live"`)) {
    return { is: 'live', seq: Number(/"seq":(\d+)/.exec(head)?.[1]) };
  }
  const answer = head.startsWith('43') ? /^43[^,]*,(\d+)\[(.*)\]$/.exec(head) : null;
  if (answer) return { is: 'answer', ack: Number(answer[1]), value: Number(answer[2]) };
  if (head.startsWith('44') || head.startsWith('1')) return { is: 'refused', why: head };
  return { is: 'other' };
}
