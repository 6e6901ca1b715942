import type { Request, RequestHandler } from 'express';
import { renderSVG } from 'uqr';
import { type Addresses, isLoopback } from '../addresses.ts';
import { HttpProblem } from './problem.ts';

/** What the route of QR codes works with: how a server that listens on `port` is reached. */
export interface QrRoute {
  readonly addresses: (port: number) => Addresses;
}

const LONGEST_PATH = 300;

/**
 * `GET /api/qr?path=/speaker`: the address of a page of this server, as an SVG to point a phone at. Never
 * of another server: a phone must be able to trust what it is shown here.
 */
export function qrRoute(side: QrRoute): RequestHandler {
  return (request, response) => {
    const origin = originForOthers(request, side);
    if (origin === undefined) {
      throw new HttpProblem(
        { code: 'invalid', message: 'No phone can reach this server: it listens on this machine only.' },
        404,
      );
    }
    response.type('image/svg+xml').send(renderSVG(pageOf(request.query['path'], origin), { border: 4 }));
  };
}

/** The origin by which the asker came, or, if that was from this machine itself, the one for others. Throws HttpProblem. */
export function originForOthers(request: Request, { addresses }: QrRoute): string | undefined {
  const isSecure = request.secure || request.get('X-Forwarded-Proto') === 'https';
  const host = request.get('Host') ?? '';
  const address = `${isSecure ? 'https' : 'http'}://${host}`;
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(address)) {
    throw new HttpProblem({ code: 'invalid', message: 'The Host header names no host.' });
  }
  const { origin, hostname } = new URL(address);
  return isLoopback(hostname) ? addresses(request.socket.localPort ?? 0).lan[0] : origin;
}

function pageOf(path: unknown, origin: string): string {
  const url = typeof path === 'string' && path.length <= LONGEST_PATH ? URL.parse(path, origin) : null;
  if (typeof path !== 'string' || !path.startsWith('/') || url?.origin !== origin) {
    throw new HttpProblem({
      code: 'invalid',
      message: `path must be the address of a page of this server, such as /speaker, up to ${String(LONGEST_PATH)} characters.`,
    });
  }
  if (url.searchParams.has('key') || url.hash !== '') {
    throw new HttpProblem({
      code: 'invalid',
      message:
        'An address with a key is not for this route: the key would stand in the address that it is asked by.',
    });
  }
  return url.href;
}
