import type { Logger } from '../logger.ts';
import type { Store } from '../store/port.ts';
import type { ShowWatch } from './showWatch.ts';

/** What a show needs of its surroundings; `now` is server time, epoch ms. */
export interface Surroundings {
  readonly store: Store;
  readonly now: () => number;
  readonly logger: Logger;
  readonly watch: ShowWatch;
}
