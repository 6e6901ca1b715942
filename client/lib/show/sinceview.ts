/** A page's clock is not further behind the server's than this, in ms; more means that a clock was set. */
const BEHIND_MS = 100;

/**
 * `now` (server epoch ms as this page knows it), but not before the moment of the view that it shows: a
 * view that is here proves that its moment has come, and a page whose clock is a hair behind must not
 * show the five minutes that begin as `5:01`.
 */
export function sinceView(view: { readonly at: number } | null, now: number): number {
  return view !== null && view.at > now && view.at - now <= BEHIND_MS ? view.at : now;
}
