import type { Translations } from '../../../machines/programme/translations.ts';
import { translationFor } from '../../../machines/programme/translations.ts';
import type { LiveView, Message } from '../../../machines/wire/live.ts';
import { bringFontsFor } from '../look/fonts.ts';
import type { DisplayPage } from '../page/displaypage.svelte.ts';
import { markRoot } from '../page/root.ts';
import { Edge } from '../time/edge.svelte.ts';
import type { Countdown, Timed } from './countdown.ts';
import { countdownAt, timedSegment, untilCountdownChanges } from './countdown.ts';
import { sinceView } from './sinceview.ts';

/**
 * What every display page shows the stage by: the view, its message, and its countdowns as they are now.
 * Keeps the root's marks, and brings the type that the programme and the message are written in. To be
 * made while the page's component is being set up.
 */
export class Stage {
  readonly #page: () => DisplayPage;
  readonly #timedOf: (live: LiveView | null) => Timed | null;
  readonly #edge: Edge;

  /** The last view of the show; null before the first. */
  readonly live = $derived.by(() => this.#page().link.live);
  /** The message to this display; one that was given for a time ends with it, also where the server cannot say so. */
  readonly message: Message | null = $derived.by(() => {
    const message = this.live?.message ?? null;
    return message?.until !== undefined && this.#now() >= message.until ? null : message;
  });

  /** What the page counts, and its countdown. Null without a clock, or before server time is known. */
  readonly timed = $derived.by(() => this.#known(this.#timedOf(this.live)));
  readonly countdown: Countdown = $derived.by(() => countdownAt(this.timed, this.#now()));

  /** The current segment's own countdown, which is not the page's where that counts a turn. */
  readonly #segment = $derived.by(() => this.#known(timedSegment(this.live)));
  readonly segmentCountdown: Countdown = $derived.by(() => countdownAt(this.#segment, this.#now()));

  readonly isHeld = $derived(this.timed !== null && 'leftMs' in this.timed.clock);

  /** `timedOf` says what the page counts, which its phase follows: the segment, if nothing is said. */
  constructor(page: () => DisplayPage, timedOf: (live: LiveView | null) => Timed | null = timedSegment) {
    this.#page = page;
    this.#timedOf = timedOf;
    this.#edge = new Edge(
      () => page().link.line.time,
      (now) => {
        const moment = sinceView(this.live, now);
        const { until } = this.message ?? {};
        return Math.min(
          until === undefined ? Infinity : until - moment,
          untilCountdownChanges(this.timed, moment),
          untilCountdownChanges(this.#segment, moment),
        );
      },
    );
    $effect(() => {
      const { languages, link } = page();
      const wanted = (name: string, value: unknown) =>
        name === 'translations'
          ? languages.map(({ tag }) => translationFor(value as Translations, tag))
          : value;
      bringFontsFor(JSON.stringify([link.programme?.programme, this.message?.text], wanted));
    });
    $effect(() => {
      markRoot({
        view: page().link.view,
        seq: this.live?.seq ?? 0,
        state: this.live?.state ?? 'standby',
        phase: this.countdown.phase,
        link: page().link.line.state,
        mode: this.live?.mode ?? 'live',
      });
    });
  }

  #known(timed: Timed | null): Timed | null {
    return this.#page().link.line.time.isSet ? timed : null;
  }

  #now(): number {
    return sinceView(this.live, this.#edge.now);
  }
}
