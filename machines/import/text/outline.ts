import { MAX_DURATION_MS } from '../../programme/schema.ts';
import type { Finding } from '../findings.ts';
import { namesAuthor } from './author.ts';
import { dayHeadingOf, isDayWithTimes } from './days.ts';
import { yearOf, type Header } from './header.ts';
import { readHeader } from './headerReader.ts';
import { headerEnd, isItem, namesItem, roomIn, saysStartBelow, timeGoesBack, timesLead } from './boundary.ts';
import { isKnownHeading, isRemarkHeading } from './headings.ts';
import { itemOf, type Item, type Section } from './items.ts';
import { kindOf } from '../kinds.ts';
import type { Row } from './row.ts';
import { isRole } from './names.ts';
import { describedFurther, type SpeakerDraft } from './person.ts';
import { readPeople } from './speakers.ts';
import { secondsOfPrinted } from './times.ts';
import { fitsGap, goesOn, joinedWith } from './titles.ts';
import { isTotal } from './totals.ts';
import { struckOut, unreadable } from './unreadable.ts';
import { zoneInLine } from './zoneMark.ts';

/** A text as a person sees it: what stands above, then items by day and room, and what was not understood. */
export interface Outline {
  header: Header;
  sections: Section[];
  findings: Finding[];
}

const MAX_STRAY_TITLE = 80;
const MAX_ROOM = 30;
const MIN_PAGE_HEAD = 8;

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
  /** A line that names whose work the next item is. */
  #author: Row | undefined;
  /** Whether what follows stands under "Notes:", and so is no item. */
  #inRemarks = false;
  /** Whether the last person stands as a bare name, to be described on the lines below. */
  #bareName = false;

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
    const day = dayHeadingOf(row, this.#header.printedDate?.year ?? yearOf(this.#header.title));
    if (day && row.day !== undefined) {
      if (day.text !== this.#section.day?.text) this.#enterDay(day);
    } else if (day && (row.span === undefined || isDayWithTimes(row))) {
      this.#enterDay(day);
      return;
    }
    if (row.span && saysStartBelow(row, this.#rows)) {
      this.#header.span ??= row.span;
      return;
    }
    if (isItem(row, this.#lead)) {
      this.#begin(row);
      return;
    }
    if (isRemarkHeading(row.text)) this.#inRemarks = true;
    if (row.struck) this.findings.push(struckOut(row, false));
    else if (this.#inRemarks) this.findings.push(unreadable(row, 'info'));
    else if (this.#isPageHead(row) || this.#takeZone(row)) return;
    else if (this.#current && this.#current.title === '')
      this.#current.title = row.text.replace(/\s*[:：]$/, '');
    else if (this.#isRoomHeading(row, index)) this.#enterRoom(row);
    else if (isKnownHeading(row.text)) this.#current = undefined;
    else if (this.#isUntimedItem(row)) this.#begin(row);
    else this.#readBelow(row, index);
  }

  #readBelow(row: Row, index: number): void {
    const item = this.#current;
    const adjacent = this.#rows[index - 1]?.blank === false;
    const expected = adjacent || isRole(this.#rows[index + 1]?.text ?? '');
    const people = item && readPeople(row.duration ? row.rest : row.text, { expected });
    const further = adjacent && this.#describeLast(row);
    if (namesAuthor(row.text) && this.#isBeforeItem(index)) this.#author = row;
    else if (!/[\p{L}\p{N}]/u.test(row.text)) this.findings.push(unreadable(row, 'warning'));
    else if (item && row.timeOnly && row.duration) item.duration ??= row.duration;
    else if (item && further) item.speakers.splice(-1, 1, further);
    else if (item && people) this.#addPeople(item, withTurn(people, row));
    else if (item && adjacent && goesOn(item, this.#rows, index))
      item.title = joinedWith(item.title, this.#rows[index - 1], row);
    else if (isPause(row.text) || fitsGap(item, this.#rows, index)) this.#begin(row);
    else if (item && adjacent) addNote(item, row);
    else this.#readStray(row, index);
  }

  #addPeople(item: Item, people: readonly SpeakerDraft[]): void {
    const [first] = people;
    item.speakers.push(...people);
    this.#bareName = people.length === 1 && first?.role === undefined && first?.affiliation === undefined;
  }

  /** The last person named, with what a line below the name says. */
  #describeLast(row: Row): SpeakerDraft | undefined {
    const last = this.#bareName ? this.#current?.speakers.at(-1) : undefined;
    return last && this.#current?.notes.length === 0 && !row.listed
      ? describedFurther(last, row.text)
      : undefined;
  }

  #readStray(row: Row, index: number): void {
    const next = this.#rows[index + 1];
    this.#current = undefined;
    const isHeading = row.heading || /[:：]$/.test(row.text);
    if (isHeading || (next && !next.blank && isItem(next, this.#lead))) {
      this.findings.push(unreadable(row, 'info'));
    } else if (namesItem(row)) {
      this.#begin(row);
    } else {
      this.findings.push(unreadable(row, 'warning'));
    }
  }

  #begin(row: Row): void {
    if (!row.span && isTotal(row.rest)) {
      this.findings.push(unreadable(row, 'info'));
      return;
    }
    if (row.struck) this.findings.push(struckOut(row, true));
    this.#current = itemOf(row);
    this.#inRemarks = false;
    this.#section.items.push(this.#current);
    if (this.#author) addNote(this.#current, this.#author);
    this.#author = undefined;
  }

  #isBeforeItem(index: number): boolean {
    const next = this.#rows.slice(index + 1).find((row) => !row.blank);
    return next !== undefined && isItem(next, this.#lead);
  }

  /** Whether a row says again what stands above the programme, as the head of a further page does. */
  #isPageHead(row: Row): boolean {
    return this.#header.lines.has(row.text) && row.text.length >= MIN_PAGE_HEAD;
  }

  /** Takes the zone that a remark names for all times; false where it names none, or one is known. */
  #takeZone(row: Row): boolean {
    if (this.#header.timeZone !== undefined) return false;
    this.#header.timeZone = zoneInLine(row.text);
    return this.#header.timeZone !== undefined;
  }

  #isUntimedItem(row: Row): boolean {
    if (this.#untimed && this.#itemIndent === undefined)
      return namesItem(row) || !readPeople(row.text, { expected: true });
    if (!row.listed || this.#itemIndent === undefined || row.indent > this.#itemIndent) return false;
    return this.#untimed || readPeople(row.text, { expected: false }) === undefined;
  }

  #isRoomHeading(row: Row, index: number): boolean {
    const previous = this.#rows[index - 1];
    if (roomIn(row) === undefined) return previous?.blank === true && this.#standsBesideRoom(row, index);
    if (row.heading || !previous || previous.blank || this.#current === undefined) return true;
    return timeGoesBack(this.#rows, index);
  }

  /** Whether a short heading stands over items of the same hours as those of the room above it, and so is another room. */
  #standsBesideRoom(row: Row, index: number): boolean {
    const next = this.#rows[index + 1]?.span?.start;
    const { room, items } = this.#section;
    if (!row.heading || room === undefined || !next || row.text.length > MAX_ROOM) return false;
    if (isKnownHeading(row.text)) return false;
    return items.some(
      ({ span }) => span !== undefined && secondsOfPrinted(next) < secondsOfPrinted(span.start),
    );
  }

  #enterRoom(row: Row): void {
    this.#enter({ day: this.#section.day, room: roomIn(row) ?? row.text, items: [] });
  }

  #enterDay(day: NonNullable<Section['day']>): void {
    this.#enter({ day, room: undefined, items: [] });
  }

  #enter(section: Section): void {
    this.#current = undefined;
    this.#inRemarks = false;
    this.#section = section;
    this.sections.push(section);
  }
}

/** People with the length of their turn, where the line gives one person and one length. */
function withTurn(people: readonly SpeakerDraft[], row: Row): SpeakerDraft[] {
  const turnMs = people.length === 1 ? row.duration?.ms : undefined;
  return turnMs === undefined || turnMs <= 0 || turnMs > MAX_DURATION_MS
    ? [...people]
    : people.map((person) => ({ ...person, turnMs }));
}

function addNote(item: Item, { text, number }: Row): void {
  item.notes.push(text);
  item.noteLines.push(number);
}

function isPause(text: string): boolean {
  return text.length <= MAX_STRAY_TITLE && ['break', 'reception', 'changeover'].includes(kindOf(text));
}
