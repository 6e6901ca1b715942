import { loadCompiled } from './compiled.ts';
import { asksForHelp, HELP } from './config/help.ts';
import { isMaintenance } from './maintenance/words.ts';
import { StartError } from './startError.ts';
import { Stopping } from './stopping.ts';

// The rest is loaded later: it takes a moment, in which one may be told to stop already.
loadCompiled();
const [word = '', ...rest] = process.argv.slice(2);
try {
  if (asksForHelp(process.argv.slice(2))) {
    process.stdout.write(HELP);
  } else if (isMaintenance(word)) {
    const { maintain } = await import('./maintenance/maintain.ts');
    process.exitCode = await maintain(word, rest);
  } else {
    const stopping = new Stopping();
    const { serve } = await import('./serve.ts');
    await serve(process.argv.slice(2), stopping);
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
