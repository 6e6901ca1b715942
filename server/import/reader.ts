import { ImportError } from '../../machines/import/error.ts';
import { readProgrammes } from './read.ts';
import { type ImportAnswer, type ImportJob, READY } from './readerProcess.ts';

// A process that reads programmes, one after another, for as long as the server wants it.
process.on('message', (job: ImportJob) => {
  void answer(job).then((message) => {
    process.send?.(message);
  });
});
process.on('disconnect', () => {
  process.exit();
});
process.send?.(READY);

async function answer({ source, options }: ImportJob): Promise<ImportAnswer> {
  try {
    return { previews: await readProgrammes(source, options) };
  } catch (error) {
    if (error instanceof ImportError) return { refusal: error.message };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
