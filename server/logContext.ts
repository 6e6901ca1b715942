import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log belongs to: an HTTP request, a command, or nothing. */
export interface LogContext {
  readonly request?: string;
  readonly command?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** What is being done now belongs to this. */
export function logContext(): LogContext {
  return storage.getStore() ?? {};
}

/** Does `work`, and whatever follows from it, as belonging to `context`. */
export function inLogContext<Result>(context: LogContext, work: () => Result): Result {
  return storage.run(context, work);
}
