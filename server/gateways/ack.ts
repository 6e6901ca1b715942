/** What sends the answer to an event whose sender awaits one. */
export type Ack<Result> = (result: Result) => void;

/**
 * What an event brought, and the function that sends its answer: the last argument, where that is one.
 * What came over the wire may be anything, in any number.
 */
export function received<Result>(args: readonly unknown[]): { input: unknown; answer: Ack<Result> } {
  const last = args.at(-1);
  if (typeof last !== 'function') return { input: args[0], answer: () => undefined };
  return { input: args.length > 1 ? args[0] : undefined, answer: last as Ack<Result> };
}
