import { Server as Engine } from 'engine.io';
import { UnreadableLog } from '../machines/log/unreadableLog.ts';
import { LIMITS, type Limits } from './access/limits.ts';
import { type Access, openAccess } from './access/openAccess.ts';
import { Origins } from './access/origin.ts';
import { addressesOf } from './addresses.ts';
import { type Clocks, MACHINE_CLOCKS } from './clock/clocks.ts';
import { keepTime } from './clock/keepTime.ts';
import { ServerTime } from './clock/serverTime.ts';
import type { Config } from './config/flags.ts';
import { readTls, type TlsIdentity } from './config/tls.ts';
import { Connections } from './gateways/connections.ts';
import { openGateways } from './gateways/openGateways.ts';
import { PING } from './gateways/ping.ts';
import { createHttpApp, PAGES_FOLDER } from './http/app.ts';
import { createDoorkeeper } from './http/doorkeeper.ts';
import { Listener } from './http/listener.ts';
import { openDoor } from './http/openDoor.ts';
import { ImportDesk } from './import/importDesk.ts';
import type { Logger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';
import { firstShows } from './sample/firstShows.ts';
import { Shows } from './shows/shows.ts';
import { StartError } from './startError.ts';
import { isDamage } from './store/logReader.ts';
import { openStore } from './store/openStore.ts';
import { type Store, StoreUnavailable } from './store/port.ts';
import { reasonOf } from './store/reason.ts';

/** A running server. */
export interface Application {
  readonly port: number;
  /** The stage manager's key if it has just been made; it is not known otherwise. */
  readonly freshKey?: string;
  /** Notes a fault that nothing else has caught: it is counted and in the log, and the rest goes on. */
  failed(error: unknown): void;
  /** Finishes what is under way, tells the displays and closes the store. */
  close(): Promise<void>;
}

/** The largest frame that a connection may send, in bytes; a larger one ends it. */
const MAX_FRAME = 256 * 1024;

/** What the person can do who is told that what is stored cannot be read. */
const WAY_OUT =
  'Nothing was changed: restore a backup of the data folder with "npm start -- restore FILE", or start on another folder with --data.';

/** Puts the server together from its parts and starts it. Rejects with StartError, and leaves nothing running then. */
export async function createApplication(
  config: Config,
  logger: Logger,
  clocks: Clocks = MACHINE_CLOCKS,
  limits: Limits = LIMITS,
): Promise<Application> {
  const tls = config.tls && readTls(config.tls);
  const store = openStore(config.dataFolder);
  try {
    return await serve({ store, config, logger, clocks, limits, ...(tls && { tls }) });
  } catch (error) {
    await store.close();
    throw toldAtStart(error, config.dataFolder);
  }
}

/** What the person is told who started the server, where the store is to blame; otherwise the error as it is. */
function toldAtStart(error: unknown, folder: string): unknown {
  if (error instanceof UnreadableLog) return new StartError(`${error.message} ${WAY_OUT}`);
  if (!(error instanceof StoreUnavailable)) return error;
  const sentence = `The store in ${folder} cannot be used: ${reasonOf(error.cause ?? error)}.`;
  return new StartError(isDamage(error.cause) ? `${sentence} ${WAY_OUT}` : sentence);
}

interface Parts {
  readonly store: Store;
  readonly config: Config;
  readonly logger: Logger;
  readonly clocks: Clocks;
  readonly limits: Limits;
  readonly tls?: TlsIdentity;
}

async function serve(parts: Parts): Promise<Application> {
  const time = new ServerTime(parts.clocks);
  const around = { store: parts.store, now: () => time.now(), logger: parts.logger };
  const access = await openAccess(parts.config, around, parts.limits);
  try {
    return await serveWith(access, time, parts);
  } catch (error) {
    await access.links.close();
    throw error;
  }
}

async function serveWith(
  { gate, links, fresh }: Access,
  time: ServerTime,
  { store, config, logger, clocks, limits, tls }: Parts,
): Promise<Application> {
  const now = () => time.now();
  const origins = new Origins(config.origins ?? []);
  const metrics = new Metrics();
  const shows = await Shows.open({ store, now, logger, watch: metrics });
  const readiness = new Readiness(store, shows);
  const importDesk = new ImportDesk();
  const engine = new Engine({
    ...PING,
    maxHttpBufferSize: MAX_FRAME,
    allowRequest: (request, decide) => {
      void gate.handshakes.pass(request.socket.remoteAddress).then((tooMany) => {
        decide(tooMany?.code ?? null, tooMany === null && origins.isWelcome(request));
      });
    },
    ...(origins.allowed.length > 0 && { cors: { origin: [...origins.allowed] } }),
  });
  const connections = new Connections(engine, logger);
  const stopTimekeeping = keepTime({
    time,
    clocks,
    shows,
    logger,
    onStep: () => {
      shows.wake();
      links.wake();
      connections.hangUp();
    },
  });
  try {
    const remarks = await firstShows(shows, config);
    const { isPrivate } = config;
    const gateways = openGateways(engine, { shows, store, gate, links, limits, now, isPrivate });
    metrics.watch({ shows, readiness, displays: () => gateways.directory.everywhere() });
    const app = createHttpApp({
      shows,
      store,
      gate,
      links,
      origins,
      connectionsBy: gateways.connectionsBy,
      doorkeeper: createDoorkeeper(gate, isPrivate),
      importDesk,
      now,
      logger,
      readiness,
      metrics: metrics.registry,
      pagesFolder: PAGES_FOLDER,
      addresses: (port) => addressesOf(config, port),
    });
    const listener = new Listener(openDoor({ engine, app, origins, tls }), logger);
    const port = await listener.listen(config);
    try {
      // Not earlier: a key that is kept while the start fails would never be shown to anybody.
      await fresh?.keep();
    } catch (error) {
      listener.stop();
      engine.close();
      gateways.close();
      await listener.closed();
      throw error;
    }
    for (const { message, ...about } of remarks) logger.warn(about, message);

    return {
      port,
      ...(fresh && { freshKey: fresh.key }),
      failed(error) {
        metrics.failed('process');
        logger.error({ err: error }, 'the server failed in one thing and goes on with the others');
      },
      async close() {
        stopTimekeeping();
        connections.stop();
        listener.stop();
        await shows.close();
        engine.close();
        gateways.close();
        await listener.closed();
        importDesk.close();
        await links.close();
        await store.close();
      },
    };
  } catch (error) {
    stopTimekeeping();
    connections.stop();
    await shows.close();
    throw error;
  }
}
