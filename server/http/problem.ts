import type { ErrorRequestHandler, Response } from 'express';
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

  constructor({ code, message }: Refusal, status = STATUS[code]) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Answers with a problem document (RFC 9457); `extra` members stand beside its own. */
export function sendProblem(response: Response, problem: HttpProblem, extra: object = {}): void {
  const { code, status, message: detail } = problem;
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: code, status, detail, code, ...extra }));
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
  if (isBodyError(error)) {
    const tooLarge = error.type === 'entity.too.large';
    const message = tooLarge ? 'The request body is too large.' : 'The request body is not readable JSON.';
    return new HttpProblem({ code: 'invalid', message }, error.status);
  }
  logger.error({ path, err: error }, 'a request failed');
  return new HttpProblem({
    code: 'unavailable',
    message: 'The server could not do this now. Nothing happened.',
  });
}

/** What body-parser throws: a client's fault, with a status of its own. */
function isBodyError(error: unknown): error is { type: string; status: number } {
  return (
    error instanceof Error &&
    'type' in error &&
    typeof error.type === 'string' &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status < 500
  );
}
