import type { Socket as Connection } from 'engine.io';

/** The part of a WebSocket that is needed to end it without a farewell. */
interface Terminable {
  terminate(): void;
}

/**
 * Ends a connection at once, with all that still waits to be sent. Parting politely would keep that, and
 * read on, for half a minute where the far end does not answer.
 */
export function cutOff(connection: Connection): void {
  const { transport } = connection;
  // The first takes nothing more to send, the second drops what there is.
  connection.close();
  connection.close(true);
  // Engine.IO keeps its WebSocket to itself and has no word for this.
  if (transport.name === 'websocket') (transport as unknown as { socket: Terminable }).socket.terminate();
}
