import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { inLogContext } from '../logContext.ts';
import type { Logger } from '../logger.ts';

/** Ids that are taken over as they are: short, and harmless in a log. */
const ACCEPTABLE = /^[\w.:-]{1,64}$/;

/**
 * Gives every request an id, the one that it brings as `X-Request-Id` or a new one; it is in the response,
 * and in every line of the log that the request leads to.
 */
export function requestId(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('X-Request-Id');
    const id = given !== undefined && ACCEPTABLE.test(given) ? given : randomUUID();
    const { method, path } = request;
    const startedAt = performance.now();
    response.set('X-Request-Id', id);
    inLogContext({ request: id }, () => {
      response.once('close', () => {
        const tookMs = Math.round((performance.now() - startedAt) * 10) / 10;
        logger.debug(
          { request: id, method, path, status: response.statusCode, tookMs },
          'a request was answered',
        );
      });
      next();
    });
  };
}
