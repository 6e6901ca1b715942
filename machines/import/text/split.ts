import { daysLater } from './dates.ts';
import type { Header } from './header.ts';
import type { Item, Section } from './items.ts';

/** The items of one day in one room, with the date where it is known. */
export interface Part {
  day: string | undefined;
  date: string | undefined;
  room: string | undefined;
  items: Item[];
}

/** Puts together what belongs to the same day and room; a room named once is the place of the whole. */
export function splitIntoParts(sections: readonly Section[], header: Header): Part[] {
  const parts: Part[] = [];
  for (const section of sections) {
    if (section.items.length === 0) continue;
    const date = section.day === undefined ? header.date : dateOf(section, header);
    const day = section.day?.text;
    const same = parts.find(
      (part) => part.room === section.room && (date === undefined ? part.day === day : part.date === date),
    );
    if (same) same.items.push(...section.items);
    else parts.push({ day, date, room: section.room, items: [...section.items] });
  }
  return parts;
}

function dateOf(section: Section, header: Header): string | undefined {
  const { day } = section;
  if (day?.date !== undefined) return day.date;
  if (day?.number !== undefined && header.date !== undefined) return daysLater(header.date, day.number - 1);
  return day?.number === undefined ? header.date : undefined;
}
