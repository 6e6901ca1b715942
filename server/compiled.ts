import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

const kept = join(import.meta.dirname, '..', 'node_modules', '.cache', 'showcaller-compiled');

/**
 * Keeps what is loaded from here on compiled, beside the packages: a server that has to be started again in the
 * middle of a show is there in two thirds of the time. Where nothing can be written, it does without.
 */
export function loadCompiled(): void {
  enableCompileCache(kept);
}

/** Writes down what was compiled anew; a process that is killed later would not come to it. */
export function keepCompiled(): void {
  flushCompileCache();
}
