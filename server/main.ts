import { createApplication } from './application.ts';
import { readConfig } from './config/flags.ts';
import { createLogger } from './logger.ts';
import { StartError } from './startError.ts';
import { welcome } from './welcome.ts';

/** How long a stop may take before the process ends anyway, in ms. */
const STOP_WITHIN_MS = 4500;

try {
  const config = readConfig(process.argv.slice(2), process.env);
  const logger = createLogger(config.logLevel);
  const application = await createApplication(config, logger);

  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    // Ctrl-C reaches npm's children twice: once from the terminal, once from npm.
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void application.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(welcome(config, application, process.stdout.isTTY));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
