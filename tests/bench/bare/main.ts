/**
 * The baseline in a process of its own: a bare Socket.IO server that sends a display the same bytes as the
 * product, over the same transport with the same settings, and knows nothing of shows.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { PING } from '../../../server/gateways/ping.ts';
import type { BareOrder, BareReady } from './bareServer.ts';

const ROOM = 'everybody';

const http = createServer();
const sockets = new Server(http, { ...PING, serveClient: false });
let seq = 0;

process.once('message', ({ programme, live, port }: BareOrder) => {
  const displays = sockets.of('/display');
  displays.on('connection', (socket) => {
    void socket.join(ROOM);
    socket.emit('programme', programme);
    socket.emit('live', { ...live, seq });
    socket.on('time', (answer: (now: number) => void) => {
      answer(performance.timeOrigin + performance.now());
    });
  });
  sockets.of('/control').on('connection', (socket) => {
    socket.on('command', (_command: unknown, answer: (result: object) => void) => {
      seq += 1;
      answer({ ok: true, seq, at: Date.now() });
      displays.to(ROOM).emit('live', { ...live, seq });
    });
    socket.emit('live', { seq });
  });
  http.listen(port, '127.0.0.1', () => {
    process.send?.({ port: (http.address() as AddressInfo).port } satisfies BareReady);
  });
});
process.on('disconnect', () => process.exit(0));
