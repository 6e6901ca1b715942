/** What sends the answer to an event whose sender awaits one. */
export type Ack<Result> = (result: Result) => void;

/** The last argument of an event, where it is the function that sends its answer; what came over the wire may be anything. */
export function ackOf<Result>(last: Ack<Result>): Ack<Result> | undefined {
  return typeof (last as unknown) === 'function' ? last : undefined;
}
