import type { Request, RequestHandler } from 'express';
import { ROLES, type Role } from '../../machines/wire/roles.ts';
import type { Gate } from '../access/gate.ts';
import { notFor, OTHER_SHOW, type Pass, reaches } from '../access/pass.ts';
import { headerText } from './headerText.ts';
import { HttpProblem } from './problem.ts';

/** Who may pass which route; a link for one show passes the routes of that show only. */
export interface Doorkeeper {
  /** What displays may know: everybody, unless the server is private. */
  readonly viewer: RequestHandler;
  /** What is answered by the role: everybody with a key. */
  readonly holder: RequestHandler;
  /** What those who work on a show may know: everybody with a key but viewers. */
  readonly crew: RequestHandler;
  /** What belongs to the making of a programme. */
  readonly editor: RequestHandler;
  /** Everything else. */
  readonly manager: RequestHandler;
  /**
   * The pass of a request that `holder`, `crew`, `editor` or `manager` has let through. Throws HttpProblem where
   * it holds no longer: a body may take so long to come that its link has ended meanwhile.
   */
  passOf(request: Request): Pass;
  /** The one show that a request may know of; null: every show. */
  scopeOf(request: Request): string | null;
}

const KEY_IN_QUERY = {
  code: 'unauthorized',
  message:
    'A key in an address can be read by others, so it opens nothing: send it as Authorization: Bearer.',
} as const;

/** Lets requests through by their `Authorization: Bearer KEY`. */
export function createDoorkeeper(gate: Gate, isPrivate: boolean): Doorkeeper {
  const passes = new WeakMap<Request, Pass>();

  const open =
    (...roles: Role[]): RequestHandler =>
    async (request, _response, next) => {
      if ('key' in request.query) throw new HttpProblem(KEY_IN_QUERY);
      const pass = await gate.admit(bearerOf(request), request.socket.remoteAddress);
      if ('code' in pass) throw new HttpProblem(pass);
      const { show } = request.params;
      if (typeof show === 'string' && !reaches(pass, show)) throw new HttpProblem(OTHER_SHOW);
      if (!roles.includes(pass.role)) throw new HttpProblem(notFor(pass.role));
      passes.set(request, pass);
      next();
    };
  const anybody: RequestHandler = (_request, _response, next) => {
    next();
  };
  return {
    viewer: isPrivate ? open(...ROLES) : anybody,
    holder: open(...ROLES),
    crew: open('manager', 'operator', 'editor'),
    editor: open('manager', 'editor'),
    manager: open('manager'),
    passOf: (request) => {
      const pass = passes.get(request);
      if (!pass) throw new Error('Nobody has looked at the key of this request.');
      const end = gate.endOf(pass);
      if (end) throw new HttpProblem(end);
      return pass;
    },
    scopeOf: (request) => passes.get(request)?.show ?? null,
  };
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer +(.+)$/i.exec(headerText(request.get('Authorization') ?? ''))?.[1];
}
