import pino, { type Logger as PinoLogger } from 'pino';

/** Structured logs as JSON lines on stderr; stdout is for people and supervisors. */
export type Logger = PinoLogger;

/** A logger of the level in `SHOWCALLER_LOG` (`info` where it is not set). */
export function createLogger(level = 'info'): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
