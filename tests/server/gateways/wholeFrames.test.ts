import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as Engine } from 'engine.io';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import { sendFramesWhole } from '../../../server/gateways/wholeFrames.ts';

it('sends a broadcast in one piece, and whole', async () => {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const engine = new Engine();
  engine.attach(http, { path: '/socket.io/' });
  const sockets = new Server();
  sockets.bind(engine);
  sendFramesWhole(engine);
  const pieces: number[] = [];
  engine.on('flush', (_socket: unknown, packets: { options?: { wsPreEncodedFrame?: unknown[] } }[]) => {
    pieces.push(...packets.flatMap(({ options }) => options?.wsPreEncodedFrame?.length ?? []));
  });
  const { port } = http.address() as AddressInfo;
  const client = io(`http://127.0.0.1:${String(port)}`, { transports: ['websocket'] });
  onTestFinished(() => {
    client.disconnect();
    engine.close();
    http.close();
  });
  await new Promise<void>((resolve) => client.once('connect', resolve));

  const sent = { text: 'ÿ 開場'.repeat(100) };
  const received = new Promise((resolve) => client.once('live', resolve));
  sockets.emit('live', sent);

  expect(await received).toEqual(sent);
  expect(pieces).toEqual([1]);
});
