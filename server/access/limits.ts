/** A limit on how often something may happen: `points` in any `seconds`. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** A limit that is spent one by one: `burst` at once, and `perSecond` for as long as one likes. */
export interface Flow {
  readonly burst: number;
  readonly perSecond: number;
}

/** A flow that may be exceeded while no more than `pending` wait for their answers. */
export interface Pacing extends Flow {
  readonly pending: number;
}

/** What anybody may ask of the server, so that nobody takes its time from the others. */
export interface Limits {
  /** Wrong keys from one address; a right key is let in whatever came before it. */
  readonly wrongKeys: Rate;
  /** Displays without a key from one address: a hall of five thousand may all come twice within seconds. */
  readonly joins: Rate;
  /** Connections to Socket.IO from one address, before anything is said on them; more are refused with 403. */
  readonly handshakes: Rate;
  /** Commands over HTTP from one address; more are refused. */
  readonly commands: Pacing;
  /** Questions over HTTP for the server's time from one address. */
  readonly time: Rate;
  /** Commands of one controller; more are refused. */
  readonly commandsOfOne: Pacing;
  /** Events of any kind from one controller, or from one display; more are left unanswered. */
  readonly eventsOfController: Flow;
  readonly eventsOfDisplay: Flow;
}

/** Those of the product: all above what CONTRACT promises to let through. */
export const LIMITS: Limits = {
  wrongKeys: { points: 60, seconds: 60 },
  joins: { points: 12_000, seconds: 10 },
  handshakes: { points: 30_000, seconds: 10 },
  commands: { burst: 300, perSecond: 300, pending: 150 },
  time: { points: 3000, seconds: 10 },
  commandsOfOne: { burst: 150, perSecond: 150, pending: 150 },
  eventsOfController: { burst: 20_000, perSecond: 5000 },
  // A page asks for the time twenty-five times a second at most, and only at first.
  eventsOfDisplay: { burst: 500, perSecond: 100 },
};
