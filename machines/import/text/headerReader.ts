import type { Finding } from '../findings.ts';
import { zoneOfCity } from '../zoneNames.ts';
import { isStartLabel } from './boundary.ts';
import { calendarDateOf, findDate } from './dates.ts';
import { dateIn, type DateBeside } from './days.ts';
import { doubtDate } from './doubtDate.ts';
import { fold, plain } from './fold.ts';
import { emptyHeader, yearOf, type Header } from './header.ts';
import { dayNumber, endsAsHeading, isKnownHeading } from './headings.ts';
import { labelOf } from './labels.ts';
import { isPlaceLike, namesPlace } from './places.ts';
import { isProse, mailHead } from './prose.ts';
import type { Row } from './row.ts';
import { readSpan, type Span } from './spans.ts';
import { joinedWith, titleGoesOn } from './titles.ts';
import { struckOut, unreadable } from './unreadable.ts';
import { zoneInLine } from './zoneMark.ts';

const MAX_TITLE = 200;
const MAX_PLACE = 60;
const STYLE = { compact: false, trailing: false, lengths: false };

/** Reads the rows above the first item. Rows that it cannot place become findings. */
export function readHeader(rows: readonly Row[]): { header: Header; findings: Finding[] } {
  const reader = new HeaderReader();
  const ofMail = mailHead(rows);
  for (const row of rows) {
    if (row.blank) continue;
    if (ofMail.has(row)) reader.findings.push(unreadable(row, 'info'));
    else reader.read(row);
  }
  return { header: reader.header, findings: reader.findings };
}

class HeaderReader {
  readonly header = emptyHeader();
  readonly findings: Finding[] = [];
  #belowHeading = false;
  #above: Row | undefined;
  /** The row that is the place only because it stands where one may stand. */
  #guessedPlace: Row | undefined;

  read(row: Row): void {
    const { header } = this;
    header.lines.add(row.text);
    const above = this.#above;
    this.#above = row;
    if (
      header.title !== undefined &&
      above?.number === row.number - 1 &&
      titleGoesOn(header.title, above, row)
    )
      header.title = joinedWith(header.title, above, row);
    else if (isKnownHeading(row.text) || isStartLabel(row)) {
      this.#belowHeading = true;
      header.span ??= row.span;
    } else if (row.struck) this.findings.push(struckOut(row, false));
    else if (!this.#take(row)) this.findings.push(unreadable(row, 'info'));
  }

  /** Takes what a row says into the header; false where it was not understood. */
  #take(row: Row): boolean {
    const { header } = this;
    const label = labelOf(row.text);
    if (label?.field === 'place' && label.value !== '') this.#takePlace(label.value);
    else if ((label?.field === 'title' || label?.field === 'subtitle') && label.value !== '')
      header[label.field] = label.value;
    else if (row.room !== undefined) header.place ??= row.room;
    else return this.#takeTimes(row, label !== undefined) || this.#takePlain(row);
    return true;
  }

  /** Takes zone, time and date of a row; false where it says more than those. */
  #takeTimes(row: Row, isLabelled: boolean): boolean {
    const { header } = this;
    const zone = zoneInLine(row.text) ?? row.span?.zone;
    header.timeZone ??= zone;
    header.span ??= row.span;
    const dated = dateIn(row, undefined);
    if (dated) {
      header.span ??= spanBehindDate(row);
      this.#takeDate(dated, row, isLabelled);
      header.timeZone ??= header.span?.zone;
    }
    const isZone = zone !== undefined && header.title !== undefined;
    return dated !== undefined || isLabelled || isZone || (row.span !== undefined && row.rest === '');
  }

  /** Takes a date, and what stands beside it: the title if there is none yet, else the place. */
  #takeDate(dated: DateBeside, row: Row, isLabelled: boolean): void {
    const { header } = this;
    const printed = { ...dated.date, year: dated.date.year ?? yearOf(header.title ?? dated.beside[0]) };
    const date = calendarDateOf(printed);
    header.printedDate ??= printed;
    header.date ??= date;
    doubtDate(printed, date, row, this.findings);
    const isSentence = isProse(row.text);
    const beside = dated.beside
      .filter((piece) => !isSentence || (isPlaceLike(piece) && !isProse(piece)))
      .filter((piece) => dayNumber(piece) === undefined)
      .map((piece) => this.#withoutPlace(this.#withoutStart(piece, isLabelled)))
      .filter((piece) => piece !== '');
    if (header.title === undefined) this.#takeTitleAndPlace(beside.shift());
    header.subtitle ??= beside.find(endsAsHeading);
    const place = beside.filter((piece) => !endsAsHeading(piece)).join(', ');
    if (place !== '' && (header.place === undefined || (!isPlaceLike(header.place) && isPlaceLike(place))))
      this.#takePlace(place);
  }

  /** A piece of a line without what says when the whole begins, "9:30 start", which the header takes. */
  #withoutStart(piece: string, isLabelled: boolean): string {
    const others = piece.split(/\s*[,，]\s*/).filter((part) => {
      const folded = fold(part);
      const at = START.exec(folded)?.[0].length;
      const span = at === undefined ? undefined : readSpan(folded, at, STYLE);
      if (!span?.start.valid) return true;
      const behind = folded.slice(span.to).trim();
      const city = isLabelled ? zoneOfCity(behind) : undefined;
      if (city === undefined && !BEHIND_START.test(behind)) return true;
      this.header.span ??= span;
      this.header.timeZone ??= city;
      return false;
    });
    return others.join(', ');
  }

  /** A piece of a line without a place under its label, "Venue: Town Hall", which the header takes. */
  #withoutPlace(piece: string): string {
    const label = labelOf(piece);
    if (label?.field !== 'place' || label.value === '') return piece;
    this.#takePlace(label.value);
    return '';
  }

  /** Reads "Conference dinner, Guildhall": what follows the last comma is the place where it reads like one. */
  #takeTitleAndPlace(text: string | undefined): void {
    if (text === undefined) return;
    const [, title, place] = /^(.+?)[,，]\s*([^,，]+)$/.exec(text) ?? [];
    const split = title !== undefined && place !== undefined && namesPlace(place);
    this.header.title = split ? title : text;
    if (split) this.header.place ??= place;
  }

  /** Takes a place. A line that only stood where a place may stand gives way to it, and is left out. */
  #takePlace(place: string): void {
    if (this.#guessedPlace) this.findings.push(unreadable(this.#guessedPlace, 'info'));
    this.#guessedPlace = undefined;
    this.header.place = place;
  }

  #takePlain(row: Row): boolean {
    const { header } = this;
    const text = (row.span ? row.rest : row.text).replace(/\s*\t\s*/g, ' ').replace(DECORATION, '');
    if (text.length > MAX_TITLE || isProse(text)) return false;
    const isPlace = isPlaceLike(text) && !/[.!?]$/.test(text);
    const isUnplaced = header.place === undefined || this.#guessedPlace !== undefined;
    if (header.title === undefined) header.title = text;
    // Said again by itself, as the first page does under its head.
    else if (plain(header.title).includes(plain(text))) return true;
    else if (isUnplaced && isPlace) this.#takePlace(text);
    else if (isPlace && header.place !== undefined && !this.#belowHeading && isCity(header.place))
      header.place = `${text}, ${header.place}`;
    else if (header.subtitle === undefined && !this.#belowHeading && header.printedDate === undefined)
      header.subtitle = text;
    else if (header.place === undefined && !this.#belowHeading && text.length <= MAX_PLACE) {
      header.place = text;
      this.#guessedPlace = row;
    } else return false;
    return true;
  }
}

/** Pictures of a calendar or a clock before a line of an invitation. */
const DECORATION = /^(?:[\u{1F550}-\u{1F567}\u23F0-\u23F3\u{1F4C5}\u{1F4C6}\u{1F5D3}]\uFE0F?\s*)+(?=\S)/u;
const START = /^(?:starts?|begins?|d[eé]but|inicio|tx|on air)? ?(?:at|à|a las)? ?(?=\d)/i;
const BEHIND_START = /^(?:start|sharp|precise|h|hrs?|uhr)?\.?$/i;

/** Whether a place is one word or two, as a city beside a date is, so that a hall below stands in it. */
function isCity(place: string): boolean {
  return /^\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}|d)[\p{L}'’-]+){0,2}$/u.test(place) && !isPlaceLike(place);
}

/** When the whole begins, said behind its date: "mardi 9 juin 2026 à 18h30", "Mar 19, 2026 02:00 PM". */
function spanBehindDate({ folded }: Row): Span | undefined {
  const from = findDate(folded)?.to ?? 0;
  const at = folded
    .slice(from)
    .search(/(?<=[\s,])(?:à|at|a las|um|from|de|ab|starts|starting) \d|(?<=^,? )\d{1,2}:\d\d/i);
  const span = at < 0 ? undefined : readSpan(folded, from + at, STYLE);
  return span?.start.valid ? span : undefined;
}
