import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server as HttpServer,
  type ServerOptions,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server as Engine } from 'engine.io';
import type { Origins } from '../access/origin.ts';
import type { TlsIdentity } from '../config/tls.ts';
import { answerBare, answerUnreadable } from './bareAnswer.ts';
import { HttpProblem } from './problem.ts';

/** How long a connection may be silent that is no WebSocket, one that does not read what it is sent included, in ms. */
const SILENT_MS = 60_000;

const OPTIONS: ServerOptions = {
  // A request may take its time to come, and not for ever.
  headersTimeout: 20_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2000,
  // Who proposes HTTP/2, as some programs always do, is answered over HTTP/1.1.
  shouldUpgradeCallback: ({ headers: { upgrade = '' } }) => /^websocket$/i.test(upgrade),
};

/** What the door is made with. */
export interface Entrance {
  readonly engine: Engine;
  readonly app: RequestListener;
  readonly origins: Origins;
  readonly tls: TlsIdentity | undefined;
}

/** One door for both: Socket.IO under its path, pages and the API under all others; over https where there is a certificate. */
export function openDoor({ engine, app, origins, tls }: Entrance): HttpServer {
  const take: RequestListener = (request, response) => {
    if (isForSockets(request)) engine.handleRequest(request, response);
    else app(request, response);
  };
  const http = tls ? createTlsServer({ ...OPTIONS, ...tls }, take) : createServer(OPTIONS, take);
  http.timeout = SILENT_MS;
  http.on('clientError', answerUnreadable);
  return http.on('upgrade', (request, socket, head) => {
    if (isForSockets(request) && origins.isWelcome(request)) engine.handleUpgrade(request, socket, head);
    else answerBare(socket, NO_SOCKET);
  });
}

const NO_SOCKET = new HttpProblem({
  code: 'forbidden',
  message: 'No WebSocket is spoken here, or not with pages of this origin.',
});

function isForSockets({ url = '' }: IncomingMessage): boolean {
  return /^\/socket\.io[/?]/.test(url);
}
