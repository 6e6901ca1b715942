/**
 * The real server in a process of its own, over the data folder that it is given, whose wall clock can be set:
 * `{ stepMs }` over IPC. Says `{ port }` when it is ready, and ends on SIGTERM as the server does.
 */
import { createApplication } from '../../../server/application.ts';
import { MACHINE_CLOCKS } from '../../../server/clock/clocks.ts';
import { readConfig } from '../../../server/config/flags.ts';
import { createLogger } from '../../../server/logger.ts';

const [data = ''] = process.argv.slice(2);
let stepped = 0;
const clocks = { ...MACHINE_CLOCKS, wall: () => Date.now() + stepped };
const config = readConfig(['--port', '0', '--host', '127.0.0.1', '--data', data, '--no-sample'], process.env);
const application = await createApplication(config, createLogger('warn'), clocks);
process.on('message', ({ stepMs }: { stepMs: number }) => {
  stepped += stepMs;
});
process.on('SIGTERM', () => {
  void application.close().then(() => process.exit(0));
});
process.send?.({ port: application.port });
