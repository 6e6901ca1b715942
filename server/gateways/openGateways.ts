import type { Server as Engine } from 'engine.io';
import { Server as SocketServer } from 'socket.io';
import type { Gate } from '../access/gate.ts';
import type { Limits } from '../access/limits.ts';
import type { Links } from '../access/links.ts';
import type { Pass } from '../access/pass.ts';
import type { Shows } from '../shows/shows.ts';
import type { Store } from '../store/port.ts';
import { Batons } from './batons.ts';
import { broadcast } from './broadcast.ts';
import { openControlGateway } from './controlGateway.ts';
import type { ControlNamespace } from './controlSocket.ts';
import { DisplayDirectory } from './displayDirectory.ts';
import { type DisplayNamespace, openDisplayGateway } from './displayGateway.ts';
import { guardAgainstFloods } from './floodGuard.ts';
import { refuse } from './handshake.ts';
import { Intake } from './intake.ts';
import { Knocks, UNHEARD } from './knocks.ts';
import { connectionsBy, putOut } from './putOut.ts';
import { crewRoom, showRoom } from './rooms.ts';
import { sendFramesWhole } from './wholeFrames.ts';

/** How long somebody may take to say which namespace they want, in ms, before the connection is ended. */
const CONNECT_MS = 10_000;

/** What the gateways work with; `now` is server time, epoch ms. */
export interface Surroundings {
  readonly shows: Shows;
  readonly store: Store;
  readonly gate: Gate;
  readonly links: Links;
  readonly limits: Limits;
  readonly now: () => number;
  /** Whether a display needs a key too. */
  readonly isPrivate: boolean;
}

/** Those who are connected. */
export interface Gateways {
  readonly directory: DisplayDirectory;
  /** How many connections came by a link, by its id. */
  readonly connectionsBy: (link: string) => number;
  close(): void;
}

/** Lets controllers and displays in and tells them what happens; puts them out when their links end. */
export function openGateways(engine: Engine, around: Surroundings): Gateways {
  const { shows, store, limits, now } = around;
  const sockets = new SocketServer({ connectTimeout: CONNECT_MS, cleanupEmptyChildNamespaces: true });
  sockets.bind(engine);
  sendFramesWhole(engine);
  const knocks = new Knocks();
  turnAwayElsewhere(sockets, knocks);
  const control = sockets.of('/control') as unknown as ControlNamespace;
  const displays = sockets.of('/display') as unknown as DisplayNamespace;
  const directory = new DisplayDirectory((show, view) => {
    control.to(crewRoom(show)).emit('displays', view);
  });
  const batons = new Batons({ store, now }, (show, view) => {
    control.to(showRoom(show)).emit('baton', view);
  });
  guardAgainstFloods(displays, limits.eventsOfDisplay);
  guardAgainstFloods(control, limits.eventsOfController);
  const intake = new Intake(engine);
  openDisplayGateway(displays, { ...around, directory, knocks });
  openControlGateway(control, {
    ...around,
    directory,
    displays,
    batons,
    knocks,
    intake,
    commands: limits.commandsOfOne,
  });
  shows.onShow((host) => {
    host.onAppended((appended) => {
      broadcast(host, appended, { control, displays, now });
    });
  });
  const guests = { control, displays };
  around.links.onEnded((links, refusal) => {
    putOut(guests, links, refusal);
  });
  // A link may have ended in the middle of a handshake.
  const lookAgain = ({ data: { pass } }: { data: { pass: Pass | null } }): void => {
    const end = pass && around.links.endOfId(pass.link.id);
    if (end) putOut(guests, new Set([pass.link.id]), end);
  };
  control.on('connection', lookAgain);
  displays.on('connection', lookAgain);
  return {
    directory,
    connectionsBy: (link) => connectionsBy(guests, link),
    close: () => {
      directory.close();
      batons.close();
    },
  };
}

/** Says to whoever knocks at another door where the doors are; Socket.IO by itself would give no code. */
function turnAwayElsewhere(sockets: SocketServer, knocks: Knocks): void {
  const elsewhere = sockets.of((_name, _auth, allow) => {
    allow(null, true);
  });
  for (const namespace of [sockets.of('/'), elsewhere]) {
    namespace.use((socket, next) => {
      if (!knocks.take(socket.conn)) next(UNHEARD);
      else next(refuse({ code: 'invalid', message: 'Connect to /display or to /control.' }));
    });
  }
}
