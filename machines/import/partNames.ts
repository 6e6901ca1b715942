import type { Header } from './text/header.ts';
import type { Part } from './text/split.ts';

/** What a programme is called that says nothing of its name. */
export const UNTITLED = 'Untitled programme';

/** What tells a part from the others of its source: its day, its room, or both; the title where it is the only one. */
export function nameOf(part: Part, parts: readonly Part[], header: Header): string {
  const days = new Set(parts.map((other) => other.date ?? other.day)).size > 1;
  const rooms = new Set(parts.map((other) => other.room)).size > 1;
  const named = [days ? (part.day ?? part.date) : undefined, rooms ? part.room : undefined];
  const name = named.filter((piece) => piece !== undefined).join(', ');
  return name === '' ? (header.title ?? part.day ?? UNTITLED) : name;
}

/** The subtitle of a part: the source's, else its name where there are others under the same title. */
export function subtitleOf(part: Part, parts: readonly Part[], header: Header): string | undefined {
  const name = nameOf(part, parts, header);
  return header.subtitle ?? (parts.length > 1 && header.title !== undefined ? name : undefined);
}

/** Where a part takes place: its room, and where the whole does. */
export function placeOf(part: Part, header: Header): string | undefined {
  const pieces = [part.room, header.place].filter((piece) => piece !== undefined && piece !== '');
  return pieces.length === 0 ? undefined : [...new Set(pieces)].join(', ');
}
