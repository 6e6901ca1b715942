import type { ErrorRequestHandler, Response } from 'express';
import type { TooMany } from '../access/turnstile.ts';
import type { Logger } from '../logger.ts';
import type { Refusal, RefusalCode } from '../../machines/wire/answer.ts';

/** The HTTP status of each code. */
const STATUS: Record<RefusalCode, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'unknown-show': 404,
  'unknown-segment': 404,
  'unknown-speaker': 404,
  refused: 409,
  stale: 409,
  'too-soon': 409,
  'too-many': 429,
  unavailable: 503,
};

/** A request that is refused; thrown anywhere below a route. */
export class HttpProblem extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  /** When it is worth trying again, in ms from now. */
  readonly retryAfterMs: number | undefined;

  constructor({ code, message, retryAfterMs }: Refusal & Partial<TooMany>, status = STATUS[code]) {
    super(message);
    this.retryAfterMs = retryAfterMs;
    this.code = code;
    this.status = status;
  }
}

/** Answers with a problem document (RFC 9457); `extra` members stand beside its own. */
export function sendProblem(response: Response, problem: HttpProblem, extra: object = {}): void {
  const { status, retryAfterMs } = problem;
  if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(status).type(PROBLEM_TYPE).send(documentOf(problem, extra));
}

/** The media type of a problem document. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A problem document as JSON; `extra` members stand beside its own. */
export function documentOf({ code, status, message: detail }: HttpProblem, extra: object = {}): string {
  return JSON.stringify({ type: 'about:blank', title: code, status, detail, code, ...extra });
}

/** Turns whatever a route threw into a problem document. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, toProblem(error, logger, request.path));
  };
}

function toProblem(error: unknown, logger: Logger, path: string): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (isClientError(error)) {
    const missing = error.status === 404 ? 'There is nothing at this address.' : undefined;
    const message = faultOf(error.type) ?? missing ?? 'The request cannot be read.';
    return new HttpProblem({ code: 'invalid', message }, error.status);
  }
  logger.error({ path, err: error }, 'a request failed');
  return new HttpProblem({
    code: 'unavailable',
    message: 'The server could not do this now. Nothing happened.',
  });
}

/** What body-parser calls the faults that it finds, in words for people. */
export const FAULTS = {
  'entity.too.large': 'The request body is too large.',
  'entity.parse.failed': 'The request body is not readable JSON.',
  'charset.unsupported': 'The request body is in a character set that is not known here: send UTF-8.',
  'encoding.unsupported': 'The request body is compressed in a way that is not known here.',
} as const;

function faultOf(type: string | undefined): string | undefined {
  return Object.entries(FAULTS).find(([known]) => known === type)?.[1];
}

/** What Express and body-parser throw where the request is at fault: it has a status of its own. */
function isClientError(error: unknown): error is Error & { type?: string; status: number } {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return false;
  return error.status >= 400 && error.status < 500;
}
