import { feedOf } from '../../machines/export/feed.ts';
import type { ShowHost } from '../shows/showHost.ts';
import { liveFor, momentNow, programmeWithoutNotes } from '../shows/views.ts';
import { icalOf } from './ical.ts';

/** For how long a calendar is told again as long as nothing happens in its show, in ms. */
const FRESH_MS = 10_000;

/** A calendar as it was written at epoch ms `at`. */
interface Written {
  readonly seq: number;
  readonly at: number;
  readonly text: Promise<string>;
}

/** The calendars of shows, each written once for many that ask: a long one takes as long as fifty presses. */
export class Calendars {
  readonly #written = new WeakMap<ShowHost, Written>();

  /** The calendar of a show as of epoch ms `at`, or up to ten seconds before. */
  of(host: ShowHost, at: number): Promise<string> {
    const { seq, at: lastAt } = host.history.ledger;
    const known = this.#written.get(host);
    if (known?.seq === seq && Math.abs(at - known.at) < FRESH_MS) return known.text;
    const live = liveFor(host, momentNow(host, at), { view: 'agenda' });
    const changedAt = Math.max(host.storedAt, lastAt);
    const text = icalOf(feedOf(programmeWithoutNotes(host, at), live, at, changedAt));
    this.#written.set(host, { seq, at, text });
    return text;
  }
}
