/** A time as a calendar writes it: on the clock of a place, or at a distance from UTC that the calendar itself defines. */
export interface CalendarTime {
  /** Local time, `YYYY-MM-DDTHH:MM:SS`. */
  readonly local: string;
  /** An IANA zone, `UTC` too; undefined for a time of any place, or where the calendar's own rules are all there is. */
  readonly zone: string | undefined;
  /** What the calendar's own rules make of it, epoch ms, where no IANA zone is known. */
  readonly epochMs?: number | undefined;
}

/** One occurrence of an event; `end` is where the calendar says it. */
export interface CalendarEvent {
  /** Its place in the file, from 1. */
  readonly line: number;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly start: CalendarTime;
  readonly end: CalendarTime | undefined;
  /** Clocks that the calendar writes and no day has, such as `25:61`; `start` is then only its day. */
  readonly impossible: { readonly start: string | undefined; readonly end: string | undefined };
  readonly cancelled: boolean;
  /** The kind that a category names, as an export of this product does. */
  readonly category: string;
}

/** A sentence about what was left out of an event. */
export interface LeftOut {
  readonly line: number;
  readonly message: string;
  readonly severity: 'warning' | 'info';
}

/** A calendar as it was read, and sentences about what of it was left out. */
export interface Calendar {
  readonly name: string | undefined;
  readonly zone: string | undefined;
  readonly events: readonly CalendarEvent[];
  readonly left: readonly LeftOut[];
}
