import pino, { type Logger as PinoLogger } from 'pino';
import { logContext } from './logContext.ts';

/** Structured logs as JSON lines on stderr; stdout is for people and supervisors. */
export type Logger = PinoLogger;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** How much may wait for a log that cannot be written now, in characters; what comes on top is not kept. */
const BACKLOG = 1024 * 1024;

/** A logger that leaves out what is below `level`; each line names the request or command that it belongs to. */
export function createLogger(level: LogLevel): Logger {
  const destination = pino.destination({ dest: 2, sync: true, maxLength: BACKLOG });
  // A disk that is full of logs is no reason to stop a show.
  destination.on('error', () => undefined);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: () => ({ ...logContext() }) },
    destination,
  );
}
