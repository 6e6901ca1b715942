import type { Finding } from '../findings.ts';
import { dayHeadingOf, isDayWithTimes } from './days.ts';
import { readHeader, type Header } from './header.ts';
import { headerEnd, isItem, roomIn, timeGoesBack, timesLead } from './boundary.ts';
import { isKnownHeading } from './headings.ts';
import { itemOf, type Item, type Section } from './items.ts';
import { kindOf } from '../kinds.ts';
import type { Row } from './rows.ts';
import { readPeople } from './speakers.ts';
import { unreadable } from './unreadable.ts';

/** A text as a person sees it: what stands above, then items by day and room, and what was not understood. */
export interface Outline {
  header: Header;
  sections: Section[];
  findings: Finding[];
}

const MAX_STRAY_TITLE = 80;

/** Finds the items of a text and what belongs to each. */
export function readOutline(rows: readonly Row[]): Outline {
  const split = headerEnd(rows);
  const { header, findings } = readHeader(rows.slice(0, split));
  const reader = new SectionReader(rows, split, header);
  reader.readAll();
  return { header, sections: reader.sections, findings: [...findings, ...reader.findings] };
}

class SectionReader {
  readonly sections: Section[] = [];
  readonly findings: Finding[] = [];
  readonly #rows: readonly Row[];
  readonly #header: Header;
  readonly #from: number;
  readonly #itemIndent: number | undefined;
  readonly #untimed: boolean;
  readonly #lead: boolean;
  #section: Section = { day: undefined, room: undefined, items: [] };
  #current: Item | undefined;

  constructor(rows: readonly Row[], from: number, header: Header) {
    this.#rows = rows;
    this.#from = from;
    this.#header = header;
    const lead = timesLead(rows);
    this.#lead = lead;
    const items = rows.filter((row) => isItem(row, lead));
    this.#untimed = items.length === 0;
    const listed = (this.#untimed ? rows : items).filter((row) => row.listed);
    this.#itemIndent =
      listed.length * 2 > items.length && listed.length > 0
        ? Math.min(...listed.map((row) => row.indent))
        : undefined;
    this.sections.push(this.#section);
  }

  readAll(): void {
    for (let index = this.#from; index < this.#rows.length; index++) {
      const row = this.#rows[index];
      if (row && !row.blank) this.#read(row, index);
    }
  }

  #read(row: Row, index: number): void {
    const day = dayHeadingOf(row, this.#header.printedDate?.year);
    if (day && row.day !== undefined) {
      if (day.text !== this.#section.day?.text) this.#enterDay(day);
    } else if (day && (row.span === undefined || isDayWithTimes(row))) {
      this.#enterDay(day);
      return;
    }
    if (isItem(row, this.#lead)) {
      this.#begin(row);
      return;
    }
    if (this.#current && this.#current.title === '') this.#current.title = row.text;
    else if (this.#isRoomHeading(row, index)) this.#enterRoom(row);
    else if (isKnownHeading(row.text)) this.#current = undefined;
    else if (this.#isUntimedItem(row)) this.#begin(row);
    else this.#readBelow(row, index);
  }

  #readBelow(row: Row, index: number): void {
    const adjacent = this.#rows[index - 1]?.blank === false;
    const people = this.#current && readPeople(row.text, { expected: adjacent });
    if (this.#current && people) this.#current.speakers.push(...people);
    else if (isPause(row.text)) this.#begin(row);
    else if (this.#current && adjacent) this.#current.notes.push(row.text);
    else this.#readStray(row, index);
  }

  #readStray(row: Row, index: number): void {
    const next = this.#rows[index + 1];
    this.#current = undefined;
    if (row.heading || /[:：]$/.test(row.text)) return;
    if (next && !next.blank && isItem(next, this.#lead)) {
      this.findings.push(unreadable(row, 'info'));
    } else if (row.text.length <= MAX_STRAY_TITLE && kindOf(row.text) !== 'other') {
      this.#begin(row);
    } else {
      this.findings.push(unreadable(row, 'warning'));
    }
  }

  #begin(row: Row): void {
    this.#current = itemOf(row);
    this.#section.items.push(this.#current);
  }

  #isUntimedItem(row: Row): boolean {
    if (!row.listed || this.#itemIndent === undefined) return false;
    return (
      row.indent <= this.#itemIndent &&
      (this.#untimed || readPeople(row.text, { expected: false }) === undefined)
    );
  }

  #isRoomHeading(row: Row, index: number): boolean {
    if (roomIn(row) === undefined) return false;
    const previous = this.#rows[index - 1];
    if (row.heading || !previous || previous.blank || this.#current === undefined) return true;
    return timeGoesBack(this.#rows, index);
  }

  #enterRoom(row: Row): void {
    this.#enter({ day: this.#section.day, room: roomIn(row), items: [] });
  }

  #enterDay(day: NonNullable<Section['day']>): void {
    this.#enter({ day, room: undefined, items: [] });
  }

  #enter(section: Section): void {
    this.#current = undefined;
    this.#section = section;
    this.sections.push(section);
  }
}

function isPause(text: string): boolean {
  return text.length <= MAX_STRAY_TITLE && ['break', 'reception', 'changeover'].includes(kindOf(text));
}
