import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { inTurn } from '../../../server/http/inTurn.ts';

/** How long the route of the test keeps the processor, in ms. */
const DEAR_MS = 20;

let port: number;
let order: string[];

beforeEach(async () => {
  order = [];
  const app = express().use(inTurn());
  app.get('/dear', (_request, response) => {
    const until = performance.now() + DEAR_MS;
    while (performance.now() < until);
    order.push('dear');
    response.end();
  });
  app.post('/press', (_request, response) => {
    order.push('press');
    response.end();
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  ({ port } = server.address() as AddressInfo);
});

/** So many connections, each accepted. */
async function connected(count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined).resume();
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  await wait(100);
  return sockets;
}

function say(socket: Socket | undefined, text: string, times = 1): void {
  socket?.write(`${text} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`.repeat(times));
}

const done = (count: number) => expect.poll(() => order.length, { timeout: 5000 }).toBe(count);

test('a press does not wait for the crowd that asked before it, and all are answered', async () => {
  const [hand, ...crowd] = await connected(41);
  for (const socket of crowd) say(socket, 'GET /dear');
  await wait(DEAR_MS);
  say(hand, 'POST /press');
  await done(41);
  expect(order.indexOf('press')).toBeLessThan(20);
});

test('who asks on and on without waiting for answers is hung up on', async () => {
  const [greedy, other] = await connected(2);
  say(greedy, 'GET /dear', 100);
  if (greedy) await once(greedy, 'close');
  const before = order.length;
  expect(before).toBeLessThanOrEqual(8);
  say(other, 'GET /dear');
  await done(before + 1);
});

test('who hangs up while waiting is not waited on', async () => {
  const [stays, ...crowd] = await connected(21);
  for (const socket of crowd) say(socket, 'GET /dear');
  await wait(1);
  for (const socket of crowd) socket.resetAndDestroy();
  say(stays, 'GET /dear');
  await wait(40 * DEAR_MS);
  expect(order.length).toBeLessThan(15);
  expect(order.length).toBeGreaterThan(0);
});
