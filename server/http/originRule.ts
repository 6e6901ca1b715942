import type { RequestHandler } from 'express';
import type { Origins } from '../access/origin.ts';
import { HttpProblem } from './problem.ts';

/** How long a browser may remember what an allowed origin may do, in seconds. */
const REMEMBERED_S = '600';

/**
 * Refuses what pages of other servers ask, unless their origin is allowed: then the browser is told so, and
 * that keys may come along in a header. No cookie is ever used, so there is none to be misused.
 */
export function originRule(origins: Origins): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    if (!origins.isWelcome(request)) {
      throw new HttpProblem({ code: 'forbidden', message: 'Pages of this origin may not ask this server.' });
    }
    if (!origins.isAllowed(request)) {
      next();
      return;
    }
    response.set('Access-Control-Allow-Origin', request.get('Origin') ?? '');
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response
      .set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE')
      .set('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Showcaller-Name')
      .set('Access-Control-Max-Age', REMEMBERED_S)
      .status(204)
      .end();
  };
}
