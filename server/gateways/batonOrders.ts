import { z } from 'zod';
import type { BatonOrder } from '../../machines/wire/baton.ts';
import { describeIssue } from '../../machines/wire/describeIssue.ts';
import type { BatonAnswer } from '../../machines/wire/events.ts';
import { notFor } from '../access/pass.ts';
import { StoreUnavailable } from '../store/port.ts';
import { received } from './ack.ts';
import type { Batons } from './batons.ts';
import type { ControlSocket } from './controlSocket.ts';

const orderSchema: z.ZodType<BatonOrder> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['take', 'ask', 'leave']) }),
  z.strictObject({ do: z.literal('give'), to: z.string().max(64) }),
  z.strictObject({ do: z.literal('strict'), on: z.boolean() }),
]);

const NOT_IN_HAND: BatonAnswer = {
  ok: false,
  code: 'refused',
  message: 'Only who is in command can hand it on, and only to a manager who is connected.',
};

/** Does what a manager wants about the baton. */
export function answerBatonOrders(socket: ControlSocket, batons: Batons): void {
  const { pass } = socket.data;
  socket.on('baton', (...args: unknown[]) => {
    const { input, answer } = received<BatonAnswer>(args);
    const read = orderSchema.safeParse(input);
    if (pass.role !== 'manager') answer({ ok: false, ...notFor(pass.role) });
    else if (!read.success) answer({ ok: false, code: 'invalid', message: describeIssue(read.error) });
    else
      void carryOut(read.data, socket, batons).then(answer, (error: unknown) => {
        answer(failed(error));
      });
  });
}

async function carryOut(order: BatonOrder, socket: ControlSocket, batons: Batons): Promise<BatonAnswer> {
  const { host, id, baton } = socket.data;
  if (order.do === 'take') baton.take(id);
  else if (order.do === 'ask') baton.ask(id);
  else if (order.do === 'strict') await batons.setStrict(host.id, order.on);
  else if (!baton.give(id, order.do === 'give' ? order.to : null)) return NOT_IN_HAND;
  return { ok: true };
}

function failed(error: unknown): BatonAnswer {
  if (!(error instanceof StoreUnavailable)) throw error;
  return {
    ok: false,
    code: 'unavailable',
    message: 'The server could not write this down, so nothing happened.',
  };
}
