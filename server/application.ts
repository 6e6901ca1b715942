import { createServer, type Server as HttpServer } from 'node:http';
import { Server as Engine } from 'engine.io';
import { Server as SocketServer } from 'socket.io';
import { Keys } from './access/keys.ts';
import { isSameOrigin, refuseUpgrade } from './access/origin.ts';
import { ServerTime } from './clock/serverTime.ts';
import type { Config } from './config/flags.ts';
import { broadcast } from './gateways/broadcast.ts';
import { type ControlNamespace, openControlGateway } from './gateways/controlGateway.ts';
import { DisplayDirectory } from './gateways/displayDirectory.ts';
import { type DisplayNamespace, openDisplayGateway } from './gateways/displayGateway.ts';
import { showRoom } from './gateways/rooms.ts';
import { createHttpApp, PAGES_FOLDER } from './http/app.ts';
import { createDoorkeeper } from './http/doorkeeper.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { firstShows } from './sample/firstShows.ts';
import { Shows } from './shows/shows.ts';
import { StartError } from './startError.ts';
import { openStore } from './store/openStore.ts';

/** A running server. */
export interface Application {
  readonly port: number;
  /** The stage manager's key if it has just been made; it is not known otherwise. */
  readonly freshKey?: string;
  /** Tells the displays, finishes what is under way and closes the store. */
  close(): Promise<void>;
}

/** The largest frame that a connection may send, in bytes; a larger one ends it. */
const MAX_FRAME = 256 * 1024;

/** A silent line is noticed by the far end within the sum of the two, in ms. */
const PING = { pingInterval: 2500, pingTimeout: 2000 };

/** Puts the server together from its parts and starts it. Rejects with StartError. */
export async function createApplication(config: Config, logger: Logger): Promise<Application> {
  const time = new ServerTime();
  const now = () => time.now();
  const store = openStore(config.dataFolder);
  const { keys, fresh } =
    config.key === undefined
      ? await Keys.kept(store, config.newKey)
      : { keys: Keys.given(config.key), fresh: undefined };
  const shows = await Shows.open({ store, now, logger });
  await firstShows(shows, config, logger);

  const engine = new Engine({
    ...PING,
    maxHttpBufferSize: MAX_FRAME,
    allowRequest: (request, decide) => {
      decide(null, isSameOrigin(request));
    },
  });
  const sockets = new SocketServer();
  sockets.bind(engine);
  const control = sockets.of('/control') as unknown as ControlNamespace;
  const displays = sockets.of('/display') as unknown as DisplayNamespace;
  const directory = new DisplayDirectory((show, view) => {
    control.to(showRoom(show)).emit('displays', view);
  });
  openDisplayGateway(displays, { shows, keys, directory, now, isPrivate: config.isPrivate });
  openControlGateway(control, { shows, keys, directory, displays, now });
  shows.onShow((host) => {
    host.onAppended((appended) => {
      broadcast(host, appended, { control, displays, now });
    });
  });

  const doorkeeper = createDoorkeeper(keys, config.isPrivate);
  const app = createHttpApp({
    shows,
    store,
    doorkeeper,
    now,
    logger,
    metrics: createMetrics(directory),
    pagesFolder: PAGES_FOLDER,
  });
  const http = createServer((request, response) => {
    if (request.url?.startsWith('/socket.io/')) engine.handleRequest(request, response);
    else app(request, response);
  });
  http.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/socket.io/') || !isSameOrigin(request)) refuseUpgrade(socket);
    else engine.handleUpgrade(request, socket, head);
  });
  const port = await listen(http, config);

  return {
    port,
    ...(fresh !== undefined && { freshKey: fresh }),
    async close() {
      const closed = new Promise((resolve) => http.close(resolve));
      sockets.disconnectSockets(true);
      engine.close();
      http.closeAllConnections();
      directory.close();
      await Promise.all([closed, shows.close()]);
      await store.close();
    },
  };
}

function listen(http: HttpServer, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new StartError(
          `The server cannot listen on ${host}, port ${String(port)}: ${whyNotListening(error)}.`,
        ),
      );
    });
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function whyNotListening({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'the port is in use';
  if (code === 'EACCES') return 'this user may not use it';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address';
  return message;
}
