import type { Socket } from 'socket.io-client';
import { WebSocket } from 'socket.io-client';

/**
 * Lets a socket try requests whenever a WebSocket did not get through, and the other way round: some
 * venues' networks refuse WebSockets, some swallow them. The code for requests is asked for only then.
 */
export function alternateTransports(socket: Socket): void {
  let isWebSocketsTurn = true;
  socket.io.on('error', () => {
    void import('./polling.ts').then(
      ({ Polling }) => {
        isWebSocketsTurn = !isWebSocketsTurn;
        socket.io.opts.transports = isWebSocketsTurn ? [WebSocket, Polling] : [Polling, WebSocket];
      },
      // The server cannot be reached at all, so neither can the file.
      () => undefined,
    );
  });
}
