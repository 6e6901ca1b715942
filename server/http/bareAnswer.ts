import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { documentOf, HttpProblem, PROBLEM_TYPE } from './problem.ts';

/** Answers over a bare connection, on which there is no request to answer, and ends it. */
export function answerBare(socket: Duplex, problem: HttpProblem): void {
  // Who breaks the line off meanwhile is gone anyway; unheard, the error would end the process.
  socket.on('error', () => undefined);
  const body = documentOf(problem);
  const head = [
    `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`,
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${String(Buffer.byteLength(body))}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => {
    socket.destroy();
  });
}

/** A connection of Node's, on which an answer may be under way; Node keeps that to itself. */
interface Answering extends Duplex {
  readonly _httpMessage?: { readonly headersSent: boolean } | null;
}

/** Answers what Node cannot read as a request, or what did not come whole in time, and hangs up. */
export function answerUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Answering): void {
  if (!socket.writable || socket._httpMessage?.headersSent === true) {
    socket.destroy();
    return;
  }
  const { status, message } = FAULTS[code] ?? {
    status: 400,
    message: 'This is no request that can be read.',
  };
  answerBare(socket, new HttpProblem({ code: 'invalid', message }, status));
}

/** What Node calls such faults, in words for people. */
const FAULTS: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The head of the request is too large.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    message: 'The request body is cut into pieces with too much around them.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not come whole in time.' },
};
