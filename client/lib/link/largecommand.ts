import type { Answer, RefusalCode } from '../../../machines/wire/answer.ts';
import type { Command } from '../../../machines/wire/command.ts';
import { asBytes, bearer } from './headers.ts';

/** The longest command, in characters, that is sent over the socket: a frame of 256 KB ends the connection. */
const LONGEST_FRAME = 60_000;

/** How long an answer may take, in ms: it is much that is sent. */
const ANSWER_TIMEOUT_MS = 15_000;

/** Who sends to which show. */
interface Sender {
  readonly show: string;
  readonly key: string;
  readonly name?: string;
}

/** A command as JSON if it is too large for the socket, such as hundreds of edits at once; otherwise null. */
export function tooLargeForSocket(command: Command): string | null {
  // Most commands are a few words; only edits carry whole segments.
  if (!command.type.startsWith('programme.')) return null;
  const text = JSON.stringify(command);
  return text.length > LONGEST_FRAME ? text : null;
}

/** Gives a command over HTTP, which takes as much as a programme may be; rejects when no answer came. */
export async function postCommand(body: string, { show, key, name = '' }: Sender): Promise<Answer> {
  const patience = new AbortController();
  const late = setTimeout(() => {
    patience.abort();
  }, ANSWER_TIMEOUT_MS);
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/commands`, {
      method: 'POST',
      headers: {
        Authorization: bearer(key),
        'Content-Type': 'application/json',
        'X-Showcaller-Name': asBytes(name),
      },
      body,
      signal: patience.signal,
    });
    return answerIn((await response.json()) as Answer | Problem);
  } finally {
    clearTimeout(late);
  }
}

/** What is answered where the command did not come as far as its show. */
interface Problem {
  readonly code: RefusalCode;
  readonly detail: string;
}

function answerIn(body: Answer | Problem): Answer {
  return 'ok' in body ? body : { ok: false, code: body.code, message: body.detail, seq: 0 };
}
