import { isUtf8 } from 'node:buffer';
import { json, type RequestHandler } from 'express';
import { FAULTS, HttpProblem } from './problem.ts';

/** How deep the brackets of a body may be nested; a programme's are six deep. */
const DEEPEST = 64;

const NOT_UTF8 =
  'The request body is not UTF-8, as JSON has to be: letters with accents would not arrive as they were written.';

/** Reads a body of JSON up to `limit`; a body of another type is told what to send. */
export function jsonBody(limit: string): RequestHandler[] {
  return [json({ limit, verify: refuseUnreadable }), refuseOtherTypes];
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  // Express leaves the body undefined where it did not read it, and `is` answers null where there is none.
  const isOther = request.body === undefined && request.is('*/*') !== null && !request.is('json');
  const message = 'The request body has to be JSON, with Content-Type: application/json.';
  next(isOther ? new HttpProblem({ code: 'invalid', message }, 415) : undefined);
};

/**
 * Throws HttpProblem for a body that is not to be read. What is not UTF-8 would be taken with a mark in the place
 * of each letter that is none, and a name would stand so on every screen. To read millions of brackets within each
 * other takes seconds, in which nobody else is heard.
 */
function refuseUnreadable(_request: unknown, _response: unknown, body: Uint8Array, encoding: string): void {
  if (encoding !== 'utf-8')
    throw new HttpProblem({ code: 'invalid', message: FAULTS['charset.unsupported'] }, 415);
  if (!isUtf8(body)) throw new HttpProblem({ code: 'invalid', message: NOT_UTF8 });
  if (depthOf(body) > DEEPEST) {
    throw new HttpProblem({ code: 'invalid', message: 'The request body is nested too deeply.' });
  }
}

/** How deep the brackets of a JSON text are nested, those in strings left out. */
function depthOf(bytes: Uint8Array): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === BACKSLASH) index += 1;
    else if (byte === QUOTE) isText = !isText;
    else if (!isText && (byte === BRACKET || byte === BRACE)) deepest = Math.max(deepest, (depth += 1));
    else if (!isText && (byte === BRACKET + 2 || byte === BRACE + 2)) depth -= 1;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b];
