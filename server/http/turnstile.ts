import type { RequestHandler } from 'express';
import type { Paces } from '../access/paces.ts';
import type { TooMany, Turnstile } from '../access/turnstile.ts';
import { HttpProblem } from './problem.ts';

/** Lets requests through while there are not too many of them from one address. */
export function turnstile(counted: Turnstile): RequestHandler {
  return async (request, _response, next) => {
    const refusal = await counted.pass(request.socket.remoteAddress);
    if (refusal) throw new HttpProblem(refusal);
    next();
  };
}

/** Lets requests through as fast as they are answered, and at the pace of their address in any case. */
export function paced(paces: Paces): RequestHandler {
  return (request, response, next) => {
    const now = performance.now();
    const pace = paces.of(request.socket.remoteAddress, now);
    if (!pace.begin(now)) throw new HttpProblem(TOO_MANY);
    response.once('close', () => {
      pace.end();
    });
    next();
  };
}

const TOO_MANY: TooMany = {
  code: 'too-many',
  message: 'Too many commands came from this address at once. Wait a moment.',
  retryAfterMs: 1000,
};
