import type { Server as Engine } from 'engine.io';
import { Server as SocketServer } from 'socket.io';
import { broadcast } from './broadcast.ts';
import { type ControlNamespace, openControlGateway } from './controlGateway.ts';
import { DisplayDirectory } from './displayDirectory.ts';
import { type DisplayDoor, type DisplayNamespace, openDisplayGateway } from './displayGateway.ts';
import { guardAgainstFloods } from './floodGuard.ts';
import { refuse } from './handshake.ts';
import { showRoom } from './rooms.ts';
import { sendFramesWhole } from './wholeFrames.ts';

/** Lets controllers and displays in and tells them what happens; returns who is there. */
export function openGateways(engine: Engine, door: Omit<DisplayDoor, 'directory'>): DisplayDirectory {
  const sockets = new SocketServer();
  sockets.bind(engine);
  sendFramesWhole(engine);
  sockets.use((_socket, next) => {
    next(refuse({ code: 'invalid', message: 'Connect to /display or to /control.' }));
  });
  const control = sockets.of('/control') as unknown as ControlNamespace;
  const displays = sockets.of('/display') as unknown as DisplayNamespace;
  const directory = new DisplayDirectory((show, view) => {
    control.to(showRoom(show)).emit('displays', view);
  });
  guardAgainstFloods(displays);
  openDisplayGateway(displays, { ...door, directory });
  openControlGateway(control, { ...door, directory, displays });
  door.shows.onShow((host) => {
    host.onAppended((appended) => {
      broadcast(host, appended, { control, displays, now: door.now });
    });
  });
  return directory;
}
