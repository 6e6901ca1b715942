import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { stateOf } from '../machines/show/state.ts';
import type { Display } from '../machines/wire/display.ts';
import { VIEWS } from '../machines/wire/views.ts';
import type { Readiness } from './readiness.ts';
import type { Shows } from './shows/shows.ts';
import type { CommandResult, ShowWatch } from './shows/showWatch.ts';

/** What is looked at when Prometheus asks. */
interface Watched {
  readonly shows: Shows;
  readonly readiness: Readiness;
  /** Every display that is connected, of any show. */
  readonly displays: () => readonly Display[];
}

/** Bounds of the histograms, in seconds: from a quick disk to what a hall notices. */
const APPEND_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const LATENESS_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

const SHOW_STATES = ['standby', 'running', 'held', 'between', 'ended', 'damaged'] as const;

/** What Prometheus may scrape: the process with its event loop, and how shows, screens and the store are. */
export class Metrics implements ShowWatch {
  readonly registry = new Registry();
  readonly #commands = new Counter({
    name: 'showcaller_commands_total',
    help: 'Commands that were answered, by type and by result: accepted, repeated, or the code of the refusal.',
    labelNames: ['type', 'result'],
    registers: [this.registry],
  });
  readonly #append = new Histogram({
    name: 'showcaller_append_seconds',
    help: 'How long an entry took to become durable.',
    buckets: APPEND_BUCKETS,
    registers: [this.registry],
  });
  readonly #lateness = new Histogram({
    name: 'showcaller_deadline_lateness_seconds',
    help: 'How late a show did by itself what was due: automatic advances, the expiry of messages.',
    buckets: LATENESS_BUCKETS,
    registers: [this.registry],
  });
  readonly #failures = new Counter({
    name: 'showcaller_failures_total',
    help: 'Faults of the server itself: those of one show, which is taken up again, and those of the process.',
    labelNames: ['within'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const within of ['show', 'process']) this.#failures.inc({ within }, 0);
  }

  commanded(type: string, result: CommandResult): void {
    this.#commands.inc({ type, result });
  }

  appended(tookMs: number): void {
    this.#append.observe(tookMs / 1000);
  }

  deadlineMet(lateMs: number): void {
    this.#lateness.observe(Math.max(0, lateMs) / 1000);
  }

  failed(within: 'show' | 'process' = 'show'): void {
    this.#failures.inc({ within });
  }

  /** Looks at these whenever it is asked. */
  watch({ shows, readiness, displays }: Watched): void {
    this.#gauge('showcaller_displays', 'Displays that are connected.', () => displays().length);
    this.#gauge(
      'showcaller_display_clock_error_seconds',
      'The largest clock error that a connected display reports of itself.',
      () => Math.max(0, ...displays().map(({ errorMs = 0 }) => errorMs)) / 1000,
    );
    this.#gauge('showcaller_store_writable', 'Whether the store takes writes now: 1 or 0.', async () =>
      (await readiness.isStoreWritable()) ? 1 : 0,
    );
    this.#gaugeBy('showcaller_view_displays', 'Displays that are connected, by view.', 'view', VIEWS, () =>
      displays().map(({ view }) => view),
    );
    this.#gaugeBy('showcaller_shows', 'Shows, by state.', 'state', SHOW_STATES, () => [
      ...shows.all().map(({ history }) => stateOf(history.ledger.snapshot)),
      ...shows.damaged().map(() => 'damaged' as const),
    ]);
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** Counts by label; every label is there, at 0 too. */
  #gaugeBy<Label extends string>(
    name: string,
    help: string,
    label: string,
    labels: readonly Label[],
    read: () => readonly Label[],
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect() {
        const counted = read();
        for (const each of labels) {
          this.set({ [label]: each }, counted.filter((one) => one === each).length);
        }
      },
    });
  }
}
