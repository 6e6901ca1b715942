import { z } from 'zod';
import type { Answer } from '../../machines/wire/answer.ts';
import type { Gate } from '../access/gate.ts';
import type { Pacing } from '../access/limits.ts';
import { Pace } from '../access/pace.ts';
import { MAIN_PASS } from '../access/pass.ts';
import { type Hand, nameOr } from '../shows/hand.ts';
import type { Shows } from '../shows/shows.ts';
import {
  controlView,
  controlViewForViewers,
  momentNow,
  programmeWithNotes,
  programmeWithoutNotes,
} from '../shows/views.ts';
import { received } from './ack.ts';
import { handId } from './handId.ts';
import { answerBatonOrders } from './batonOrders.ts';
import type { Batons } from './batons.ts';
import type { ControlNamespace, ControlSocket } from './controlSocket.ts';
import { answerDirects } from './directs.ts';
import type { DisplayDirectory } from './displayDirectory.ts';
import type { DisplayNamespace } from './displayGateway.ts';
import { admit, forget, refuse, showId } from './handshake.ts';
import type { Intake } from './intake.ts';
import { type Knocks, UNHEARD } from './knocks.ts';
import { crewRoom, showRoom, watchRoom } from './rooms.ts';

const authSchema = z.object({
  show: showId.optional(),
  key: z.string().optional(),
  name: z.string().max(100).optional(),
  device: z.string().max(64).optional(),
});

/** What the gateway of controllers works with; `now` is server time, epoch ms. */
export interface ControlDoor {
  readonly shows: Shows;
  readonly gate: Gate;
  readonly batons: Batons;
  readonly knocks: Knocks;
  readonly intake: Intake;
  readonly directory: DisplayDirectory;
  readonly displays: DisplayNamespace;
  readonly now: () => number;
  /** How many commands one of them may give. */
  readonly commands: Pacing;
}

/** Lets those in who hold a key: they see what their roles may see and give the commands that their roles may give. */
export function openControlGateway(namespace: ControlNamespace, door: ControlDoor): void {
  namespace.use((socket, next) => {
    if (door.knocks.take(socket.conn)) void enter(socket, door).then(next);
    else next(UNHEARD);
  });
  namespace.on('connection', (socket) => {
    const { host, id, name, pass, baton } = socket.data;
    door.intake.trust(socket.conn);
    greet(socket, door);
    baton.enter({ id, name, role: pass.role, since: Math.floor(door.now()) });
    socket.on('disconnect', () => {
      baton.leave(id, socket.data.isPutOut);
    });

    socket.on('time', (...args: unknown[]) => {
      received<number>(args).answer(door.now());
    });
    const hand: Hand = {
      by: name,
      role: pass.role,
      link: pass.link,
      objection: (action) => baton.objectionTo(id, action),
    };
    const pace = new Pace(door.commands, performance.now());
    socket.on('command', (...args: unknown[]) => {
      const { input, answer } = received<Answer>(args);
      if (!pace.begin(performance.now())) {
        answer({ ok: false, ...TOO_MANY, seq: host.history.ledger.seq });
        return;
      }
      host.command(input, hand, (result) => {
        pace.end();
        answer(result);
        if (result.ok) baton.used(id, input);
      });
    });
    answerDirects(socket, door);
    answerBatonOrders(socket, door.batons);
  });
}

const TOO_MANY = { code: 'too-many', message: 'Too many commands at once. Wait a moment.' } as const;

/** Looks at who knocks; the error that they are refused with. */
async function enter(socket: ControlSocket, door: ControlDoor): Promise<Error | undefined> {
  const { auth, address } = socket.handshake;
  forget(socket);
  const pass = await door.gate.admit(auth['key'], address);
  if ('code' in pass) return refuse(pass);
  const admitted = admit(authSchema, auth, door.shows, pass);
  if ('refusal' in admitted) return refuse(admitted.refusal);
  const { host } = admitted;
  socket.data = {
    host,
    id: handId(pass, admitted.auth.device ?? socket.id),
    name: nameOr(admitted.auth.name, pass === MAIN_PASS ? 'stage manager' : pass.link.name),
    pass,
    baton: await door.batons.of(host.id),
    isPutOut: false,
  };
  return undefined;
}

function greet(socket: ControlSocket, { now, directory }: ControlDoor): void {
  const { host, id, pass } = socket.data;
  const isViewer = pass.role === 'viewer';
  void socket.join([showRoom(host.id), isViewer ? watchRoom(host.id) : crewRoom(host.id)]);
  const at = now();
  const moment = momentNow(host, at);
  socket.emit('programme', isViewer ? programmeWithoutNotes(host, at) : programmeWithNotes(host, at));
  socket.emit('live', isViewer ? controlViewForViewers(host, moment) : controlView(host, moment));
  if (!isViewer) socket.emit('displays', { full: directory.all(host.id) });
  const { role, link, show, expiresAt } = pass;
  socket.emit('you', { id, role, link, show, expiresAt });
}
