import { keepCompiled } from './compiled.ts';
import { readConfig } from './config/flags.ts';
import { createLogger } from './logger.ts';
import type { Stopping } from './stopping.ts';
import { welcome } from './welcome.ts';

/** Runs the server as these flags and the environment say, until it is told to stop. Rejects with StartError. */
export async function serve(args: readonly string[], stopping: Stopping): Promise<void> {
  const config = readConfig(args, process.env);
  // Loaded later: whoever has mistyped a flag is told at once.
  const { createApplication } = await import('./application.ts');
  const logger = createLogger(config.logLevel);
  const application = await createApplication(config, logger);
  stopping.finishWith((signal) => {
    logger.info({ signal }, 'stopping');
    return application.close();
  });
  // One fault is no reason to take every show from the screens: what counts is in the log, and each show can be
  // taken up from it. So it is told, counted, and the rest goes on.
  process.on('uncaughtException', (error) => {
    application.failed(error);
  });
  process.stdout.write(welcome(config, application, process.stdout.isTTY));
  keepCompiled();
}
