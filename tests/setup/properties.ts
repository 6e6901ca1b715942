import { configureGlobal } from 'fast-check';

/**
 * Settings of every property: `FC_SEED` and `FC_PATH` repeat a failure from what it printed,
 * `FC_RUNS` sets how many cases are tried.
 */
const { FC_SEED: seed, FC_PATH: path, FC_RUNS: runs } = process.env;

configureGlobal({
  ...(seed !== undefined && { seed: Number(seed) }),
  ...(path !== undefined && { path }),
  ...(runs !== undefined && { numRuns: Number(runs) }),
});
