import { parentPort } from 'node:worker_threads';
import { ImportError } from '../../machines/import/error.ts';
import type { ImportAnswer, ImportJob } from './importDesk.ts';
import { readProgrammes } from './read.ts';

/** A thread that reads programmes, one after another: whatever a file holds, screens and GO go on beside it. */
parentPort?.on('message', (job: ImportJob) => {
  void answer(job).then((message) => {
    parentPort?.postMessage(message);
  });
});

async function answer({ source, options }: ImportJob): Promise<ImportAnswer> {
  try {
    return { previews: await readProgrammes(source, options) };
  } catch (error) {
    if (error instanceof ImportError) return { refusal: error.message };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
