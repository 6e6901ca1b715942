import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { Refusal } from '../../machines/wire/answer.ts';
import { describeIssue } from '../../machines/wire/describeIssue.ts';
import type { HandshakeRefusal } from '../../machines/wire/events.ts';
import { OTHER_SHOW, type Pass, reaches } from '../access/pass.ts';
import type { ShowHost } from '../shows/showHost.ts';
import type { Shows } from '../shows/shows.ts';

/** The id of a show: as long as the name of a file may be that one was imported from. */
export const showId = z.string().max(255);

/** A handshake whose form is right, and the show that it is for. */
export interface Handshake<Auth> {
  readonly auth: Auth;
  readonly host: ShowHost;
}

/**
 * Reads a handshake's `auth`; a show that is left out is that of the pass, or the one that is meant where
 * none is named.
 */
export function admit<Auth extends { show?: string | undefined }>(
  schema: z.ZodType<Auth>,
  input: unknown,
  shows: Shows,
  pass: Pass | null,
): Handshake<Auth> | { refusal: Refusal } {
  const read = schema.safeParse(input);
  if (!read.success) return { refusal: { code: 'invalid', message: describeIssue(read.error) } };
  const show = read.data.show ?? pass?.show ?? undefined;
  if (show !== undefined && pass && !reaches(pass, show)) return { refusal: OTHER_SHOW };
  const host = show === undefined ? shows.meant() : shows.get(show);
  return host ? { auth: read.data, host } : { refusal: shows.absence(show) };
}

/** Lets go of what a handshake brought, once it is in hand: Socket.IO would keep it, a key too, as long as the line lasts. */
export function forget(socket: Pick<Socket, 'handshake'>): void {
  socket.handshake.auth = {};
}

/** A refusal as Socket.IO hands it to the one who knocked: the code as message, the rest as data. */
export function refuse(refusal: Refusal): Error & { data: HandshakeRefusal } {
  return Object.assign(new Error(refusal.code), { data: toldTo(refusal) });
}

/** A refusal as those hear it who are not let in, or are put out. */
export function toldTo({ code, message }: Refusal): HandshakeRefusal {
  return { code, detail: message };
}
