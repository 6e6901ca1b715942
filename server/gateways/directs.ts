import { z } from 'zod';
import { received } from './ack.ts';
import type { ControlSocket } from './controlSocket.ts';
import type { DisplayDirectory } from './displayDirectory.ts';
import type { DisplayNamespace } from './displayGateway.ts';
import { deviceRoom } from './rooms.ts';

const url = z.string().min(1).max(2000);
const text = z.string().trim().max(100);
const order = { device: z.string().min(1).max(64), url: url.exactOptional(), text: text.exactOptional() };

const directSchema = z.discriminatedUnion('do', [
  z.strictObject({ ...order, do: z.enum(['identify', 'reload']) }),
  z.strictObject({ ...order, do: z.literal('go'), url }),
  z.strictObject({ ...order, do: z.literal('rename'), text: text.min(1) }),
]);

/** Where a display is found that is told to do something. */
interface Addressees {
  readonly directory: DisplayDirectory;
  readonly displays: DisplayNamespace;
}

/** Passes on what a manager tells one display to do. */
export function answerDirects(socket: ControlSocket, { directory, displays }: Addressees): void {
  const { host, pass } = socket.data;
  socket.on('direct', (...args: unknown[]) => {
    const { input, answer } = received<{ ok: boolean }>(args);
    const read = directSchema.safeParse(input);
    const isDone = pass.role === 'manager' && read.success && directory.has(host.id, read.data.device);
    if (isDone) {
      const { device, ...direct } = read.data;
      displays.to(deviceRoom(host.id, device)).emit('direct', direct);
      if (direct.do === 'rename') directory.rename(host.id, device, direct.text);
    }
    answer({ ok: isDone });
  });
}
