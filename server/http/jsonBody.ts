import { json, type RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

/** Reads a body of JSON up to `limit`; a body of another type is told what to send. */
export function jsonBody(limit: string): RequestHandler[] {
  return [json({ limit }), refuseOtherTypes];
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  // Express leaves the body undefined where it did not read it, and `is` answers null where there is none.
  const isOther = request.body === undefined && request.is('*/*') !== null && !request.is('json');
  const message = 'The request body has to be JSON, with Content-Type: application/json.';
  next(isOther ? new HttpProblem({ code: 'invalid', message }, 415) : undefined);
};
