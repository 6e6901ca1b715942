import type { Namespace } from 'socket.io';
import { z } from 'zod';
import type { Answer } from '../../machines/wire/answer.ts';
import type { FromControl, ToControl } from '../../machines/wire/events.ts';
import type { Keys } from '../access/keys.ts';
import type { ShowHost } from '../shows/showHost.ts';
import { nameOr } from '../shows/hand.ts';
import type { Shows } from '../shows/shows.ts';
import { controlView, momentNow, programmeWithNotes } from '../shows/views.ts';
import { received } from './ack.ts';
import type { DisplayDirectory } from './displayDirectory.ts';
import type { DisplayNamespace } from './displayGateway.ts';
import { admit, refuse, showId } from './handshake.ts';
import { deviceRoom, showRoom } from './rooms.ts';

/** What is known of a connected controller. */
export interface ControlData {
  host: ShowHost;
  name: string;
}

export type ControlNamespace = Namespace<FromControl, ToControl, Record<string, never>, ControlData>;

const authSchema = z.object({
  show: showId.optional(),
  key: z.string().optional(),
  name: z.string().max(100).optional(),
});

const url = z.string().min(1).max(2000);
const text = z.string().trim().max(100);
const order = { device: z.string().min(1).max(64), url: url.exactOptional(), text: text.exactOptional() };

const directSchema = z.discriminatedUnion('do', [
  z.strictObject({ ...order, do: z.enum(['identify', 'reload']) }),
  z.strictObject({ ...order, do: z.literal('go'), url }),
  z.strictObject({ ...order, do: z.literal('rename'), text: text.min(1) }),
]);

/** What the gateway of controllers works with; `now` is server time, epoch ms. */
export interface ControlDoor {
  readonly shows: Shows;
  readonly keys: Keys;
  readonly directory: DisplayDirectory;
  readonly displays: DisplayNamespace;
  readonly now: () => number;
}

/** Lets those in who hold the manager's key: they see everything and may give commands. */
export function openControlGateway(namespace: ControlNamespace, door: ControlDoor): void {
  namespace.use((socket, next) => {
    const { key } = socket.handshake.auth;
    if (!door.keys.isManager(key)) return next(refuse(door.keys.refusal(key)));
    const admitted = admit(authSchema, socket.handshake.auth, door.shows);
    if ('refusal' in admitted) return next(refuse(admitted.refusal));
    socket.data = { host: admitted.host, name: nameOr(admitted.auth.name, 'stage manager') };
    next();
  });

  namespace.on('connection', (socket) => {
    const { host, name } = socket.data;
    void socket.join(showRoom(host.id));
    const now = door.now();
    socket.emit('programme', programmeWithNotes(host, now));
    socket.emit('live', controlView(host, momentNow(host, now)));
    socket.emit('displays', { full: door.directory.all(host.id) });

    socket.on('time', (...args: unknown[]) => {
      received<number>(args).answer(door.now());
    });
    socket.on('command', (...args: unknown[]) => {
      const { input, answer } = received<Answer>(args);
      host.command(input, name, answer);
    });
    socket.on('direct', (...args: unknown[]) => {
      const { input, answer } = received<{ ok: boolean }>(args);
      const read = directSchema.safeParse(input);
      const there = read.success && door.directory.has(host.id, read.data.device);
      if (there) {
        const { device, ...direct } = read.data;
        door.displays.to(deviceRoom(host.id, device)).emit('direct', direct);
        if (direct.do === 'rename') door.directory.rename(host.id, device, direct.text);
      }
      answer({ ok: there });
    });
  });
}
