import { createApplication } from './application.ts';
import { readConfig } from './config/flags.ts';
import { createLogger } from './logger.ts';
import { StartError } from './startError.ts';
import { welcome } from './welcome.ts';

/** How long a stop may take before the process ends anyway, in ms. */
const STOP_WITHIN_MS = 4500;

const logger = createLogger(process.env['SHOWCALLER_LOG']);

try {
  const config = readConfig(process.argv.slice(2), process.env);
  const application = await createApplication(config, logger);
  process.stdout.write(welcome(config, application));

  const stop = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void application.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
