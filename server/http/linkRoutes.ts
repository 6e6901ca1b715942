import { Router } from 'express';
import { z } from 'zod';
import { describeIssue } from '../../machines/wire/describeIssue.ts';
import type { LinkView } from '../../machines/wire/links.ts';
import { ROLES } from '../../machines/wire/roles.ts';
import type { Link } from '../access/link.ts';
import type { Links } from '../access/links.ts';
import type { Shows } from '../shows/shows.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { jsonBody } from './jsonBody.ts';
import { HttpProblem } from './problem.ts';
import { originForOthers, type QrRoute } from './qrRoute.ts';

const BODY_LIMIT = '16kb';

const wantedSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  show: z.string().max(255).nullable().default(null),
  expiresAt: z.int().nonnegative().nullable().default(null),
});

/** What the routes of links work with. */
export interface LinkRoutes extends QrRoute {
  readonly links: Links;
  readonly shows: Shows;
  readonly doorkeeper: Doorkeeper;
  /** How many connections came by a link, by its id. */
  readonly connectionsBy: (link: string) => number;
}

/**
 * `/api/links`, for managers: lists links, makes one and tells its key this once, revokes one and those that
 * were made by it. A manager's link that is for one show knows of that show's links only.
 */
export function linkRoutes(side: LinkRoutes): Router {
  const { links, shows, doorkeeper, connectionsBy } = side;
  const router = Router();
  const { manager } = doorkeeper;

  router.get('/', manager, (request, response) => {
    response.json({ links: links.within(doorkeeper.passOf(request)).map(viewOf) });
  });

  router.post('/', manager, ...jsonBody(BODY_LIMIT), async (request, response) => {
    const read = wantedSchema.safeParse(request.body);
    if (!read.success) throw new HttpProblem({ code: 'invalid', message: describeIssue(read.error) });
    const { show } = read.data;
    if (show !== null && !shows.get(show)) throw new HttpProblem(shows.absence(show));
    const made = await links.make(read.data, doorkeeper.passOf(request));
    if ('code' in made) throw new HttpProblem(made);
    const origin = originForOthers(request, side) ?? null;
    response.status(201).json({ link: viewOf(made.link), key: made.key, origin });
  });

  router.delete('/:link', manager, async (request, response) => {
    const isRevoked = await links.revoke(String(request.params['link']), doorkeeper.passOf(request));
    if (!isRevoked) throw new HttpProblem({ code: 'invalid', message: 'There is no such link.' }, 404);
    response.status(204).end();
  });

  return router;

  function viewOf(link: Link): LinkView {
    const { id, name, role, show, madeAt, expiresAt, usedAt } = link;
    const hasExpired = links.endOf(link) !== null;
    return { id, name, role, show, madeAt, expiresAt, usedAt, hasExpired, connections: connectionsBy(id) };
  }
}
