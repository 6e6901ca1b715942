import type { Request, RequestHandler } from 'express';
import type { Keys } from '../access/keys.ts';
import { HttpProblem } from './problem.ts';

/** Who may pass which route. */
export interface Doorkeeper {
  /** What displays may know: everybody, unless the server is private. */
  readonly viewer: RequestHandler;
  /** What changes a show, or tells more of it. */
  readonly manager: RequestHandler;
}

/** Lets requests through by their `Authorization: Bearer KEY`. */
export function createDoorkeeper(keys: Keys, isPrivate: boolean): Doorkeeper {
  const manager: RequestHandler = (request, _response, next) => {
    const key = bearerOf(request);
    next(keys.isManager(key) ? undefined : new HttpProblem(keys.refusal(key)));
  };
  const anybody: RequestHandler = (_request, _response, next) => {
    next();
  };
  return { manager, viewer: isPrivate ? manager : anybody };
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer +(.+)$/i.exec(request.get('Authorization') ?? '')?.[1];
}
