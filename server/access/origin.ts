import type { IncomingMessage } from 'node:http';

/** Whose pages may ask this server: its own, and those of the origins that it was started with. */
export class Origins {
  /** Such as `https://stage.example`, in the form that browsers send. */
  readonly allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    this.allowed = allowed;
  }

  /** Whether a page of this server asks, or one that is allowed, or no page at all: programs send no `Origin`. */
  isWelcome(request: IncomingMessage): boolean {
    return isSameOrigin(request) || this.isAllowed(request);
  }

  /** Whether a page asks that is not of this server, and is allowed. */
  isAllowed({ headers }: IncomingMessage): boolean {
    return headers.origin !== undefined && this.allowed.includes(headers.origin);
  }
}

/** An `Origin` must have the host and port of `Host`. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === new URL(`${schemeOf(origin)}//${host ?? ''}`).host;
  } catch {
    return false;
  }
}

/** The default port depends on the scheme, so `Host` is read with that of the origin. */
function schemeOf(origin: string): string {
  return new URL(origin).protocol;
}
