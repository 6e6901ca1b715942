import type { View } from '../../machines/wire/views.ts';

/** Socket.IO room names, inside a namespace. A slash is in no show id, so none is taken for another. */

/** Everybody at one show. */
export function showRoom(show: string): string {
  return `show/${show}`;
}

/** Those at `/control` who may know all that a show's crew may know. */
export function crewRoom(show: string): string {
  return `crew/${show}`;
}

/** Those at `/control` who only watch. */
export function watchRoom(show: string): string {
  return `watch/${show}`;
}

/** The displays of one view at one show. */
export function viewRoom(show: string, view: View): string {
  return `view/${show}/${view}`;
}

/** The displays at one show that show the same languages; those that do not say which, where that is null. */
export function languageRoom(show: string, tags: readonly string[] | null): string {
  return `language/${show}/${tags?.join() ?? '*'}`;
}

/** The connections of one device at one show. */
export function deviceRoom(show: string, device: string): string {
  return `device/${show}/${device}`;
}
