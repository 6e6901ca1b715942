import type { RequestHandler } from 'express';
import type { Turnstile } from '../access/turnstile.ts';
import { HttpProblem } from './problem.ts';

/** Lets requests through while there are not too many of them from one address. */
export function turnstile(counted: Turnstile): RequestHandler {
  return async (request, _response, next) => {
    const refusal = await counted.pass(request.socket.remoteAddress);
    if (refusal) throw new HttpProblem(refusal);
    next();
  };
}
