import { raw, Router } from 'express';
import { mediaTypeOf, readLogo } from '../logos/logo.ts';
import type { Store } from '../store/port.ts';
import { HttpProblem } from './problem.ts';

/** Where logos are served; `organiser.logo` of a programme is such an address. */
const LOGOS = '/api/logos';

/** The largest picture. */
const LIMIT = '256kb';

const A_YEAR_S = 31_536_000;

/** Reads the body of a request as it is, a picture. */
export const pictureBody = raw({ limit: LIMIT, type: () => true });

/** Keeps the picture in a request's body, read by `pictureBody`; its address. Throws HttpProblem where it is none. */
export async function keepLogo(store: Store, body: unknown): Promise<string> {
  const logo = readLogo(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  if ('problem' in logo) throw new HttpProblem({ code: 'invalid', message: logo.problem });
  await store.keepPicture(logo.name, logo.bytes);
  return `${LOGOS}/${logo.name}`;
}

/**
 * `/api/logos`: pictures, each at an address that is made from its content and so never another one's. A
 * display asks for them without a key, as a page's pictures always are: who knows the address has seen the
 * programme. An SVG that is opened by itself may run nothing.
 */
export function logoRoutes(store: Store): Router {
  const router = Router();
  router.get('/:name', async (request, response) => {
    const { name } = request.params;
    const type = mediaTypeOf(name);
    const bytes = type === undefined ? undefined : await store.picture(name);
    if (type === undefined || bytes === undefined) {
      throw new HttpProblem({ code: 'invalid', message: 'There is no such logo.' }, 404);
    }
    response
      .set('Cache-Control', `public, max-age=${String(A_YEAR_S)}, immutable`)
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .type(type)
      .send(bytes);
  });
  return router;
}
