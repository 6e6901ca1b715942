import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { DisplayStatus } from '../../machines/wire/display.ts';
import type { FromDisplay, ToDisplay } from '../../machines/wire/events.ts';
import { VIEWS, type View } from '../../machines/wire/views.ts';
import type { ShowHost } from '../shows/showHost.ts';
import type { Shows } from '../shows/shows.ts';
import { liveFor, momentNow, programmeIn } from '../shows/views.ts';
import type { Gate } from '../access/gate.ts';
import type { Pass } from '../access/pass.ts';
import { received } from './ack.ts';
import type { DisplayDirectory } from './displayDirectory.ts';
import { admit, forget, type Handshake, refuse, showId } from './handshake.ts';
import { type Knocks, UNHEARD } from './knocks.ts';
import { deviceRoom, languageRoom, showRoom, viewRoom } from './rooms.ts';

/** What is known of a connected display. */
export interface DisplayData {
  host: ShowHost;
  view: View;
  device: string;
  name: string;
  /** The languages that it shows, as tags; null where it does not say. */
  languages: readonly string[] | null;
  /** Whether it is a picture of a display on a desk, and no display itself. */
  isPreview: boolean;
  /** What its key lets it do; null where none was needed. */
  pass: Pass | null;
  /** Whether its link has ended, and so it is being put out. */
  isPutOut: boolean;
}

export type DisplayNamespace = Namespace<FromDisplay, ToDisplay, Record<string, never>, DisplayData>;
type DisplaySocket = Socket<FromDisplay, ToDisplay, Record<string, never>, DisplayData>;

const label = z.string().max(100);

/** So many languages a display shows at once. */
const MOST_LANGUAGES = 2;

/** What a message may be addressed to besides devices, so no device may be called so. */
const TARGETS: ReadonlySet<string> = new Set(['all', ...VIEWS]);

const device = z
  .string()
  .min(1)
  .max(64)
  .refine((id) => !TARGETS.has(id), 'is the name of a view');

const authSchema = z.object({
  show: showId.optional(),
  view: z.enum(VIEWS),
  name: label.optional(),
  device: device.optional(),
  lang: label.optional(),
  key: z.string().optional(),
  preview: z.boolean().optional(),
});

const statusSchema: z.ZodType<DisplayStatus> = z.object({
  rttMs: z.number().nonnegative(),
  errorMs: z.number().nonnegative(),
  seq: z.int().nonnegative(),
  visible: z.boolean(),
  awake: z.boolean(),
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});

const seenSchema = z.object({ messageId: z.string().max(64) });

/** What the gateway of displays works with; `now` is server time, epoch ms. */
export interface DisplayDoor {
  readonly shows: Shows;
  readonly gate: Gate;
  readonly knocks: Knocks;
  readonly directory: DisplayDirectory;
  readonly now: () => number;
  /** Whether a display needs a key too. */
  readonly isPrivate: boolean;
}

/** Lets displays in to watch: they get the programme and the moment at once, and can change nothing. */
export function openDisplayGateway(namespace: DisplayNamespace, door: DisplayDoor): void {
  namespace.use((socket, next) => {
    if (door.knocks.take(socket.conn)) void enter(socket, door).then(next);
    else next(UNHEARD);
  });

  namespace.on('connection', (socket) => {
    const { host, view, device, name, languages, isPreview, pass } = socket.data;
    void socket.join([showRoom(host.id), viewRoom(host.id, view), languageRoom(host.id, languages)]);
    const now = door.now();
    socket.emit('programme', programmeIn(host, now, languages));
    socket.emit('live', liveFor(host, momentNow(host, now), { view, device }));
    socket.on('time', (...args: unknown[]) => {
      received<number>(args).answer(door.now());
    });
    if (isPreview) {
      socket.on('seen', (...args: unknown[]) => {
        received<{ ok: boolean }>(args).answer({ ok: false });
      });
      return;
    }

    void socket.join(deviceRoom(host.id, device));
    const entered = door.directory.enter({ device, name, view, show: host.id, since: now });
    socket.on('status', (status: unknown) => {
      const read = statusSchema.safeParse(status);
      if (read.success) entered.report(read.data);
    });
    socket.on('seen', (...args: unknown[]) => {
      const { input, answer } = received<{ ok: boolean }>(args);
      const read = seenSchema.safeParse(input);
      if (read.success && isAddressed(host, read.data.messageId, { view, device })) {
        host.seen(read.data.messageId, { device, link: pass?.link }, ({ ok }) => {
          // Another was first, or the answer to this one was lost: it is seen all the same.
          answer({ ok: ok || isSeen(host, read.data.messageId) });
        });
      } else {
        answer({ ok: false });
      }
    });
    socket.on('disconnect', () => {
      entered.leave();
    });
  });
}

/** Looks at who knocks; the error that they are refused with. */
async function enter(
  socket: DisplaySocket,
  { gate, shows, isPrivate }: DisplayDoor,
): Promise<Error | undefined> {
  const { auth, address } = socket.handshake;
  forget(socket);
  const pass = isPrivate ? await gate.admit(auth['key'], address) : await gate.join(auth['key'], address);
  if (pass && 'code' in pass) return refuse(pass);
  const admitted = admit(authSchema, auth, shows, pass);
  if ('refusal' in admitted) return refuse(admitted.refusal);
  socket.data = { ...dataOf(admitted, socket.id), pass, isPutOut: false };
  return undefined;
}

function dataOf(
  { host, auth }: Handshake<z.infer<typeof authSchema>>,
  socketId: string,
): Omit<DisplayData, 'pass' | 'isPutOut'> {
  const isPreview = auth.preview === true;
  // A picture is nobody: what is addressed to a device is not for it.
  const device = isPreview ? socketId : (auth.device ?? socketId);
  const languages =
    auth.lang === undefined ? null : auth.lang.toLowerCase().split(',').slice(0, MOST_LANGUAGES);
  return { host, view: auth.view, device, name: auth.name ?? auth.view, languages, isPreview };
}

function isSeen(host: ShowHost, messageId: string): boolean {
  const { messages } = host.history.ledger.snapshot.context;
  return messages.some(({ id, seen }) => id === messageId && seen !== undefined);
}

function isAddressed(
  host: ShowHost,
  messageId: string,
  { view, device }: { view: View; device: string },
): boolean {
  const { messages } = host.history.ledger.snapshot.context;
  return messages.some(({ id, to }) => id === messageId && [view, device, 'all'].includes(to));
}
