import type { ProgrammeDraft } from '../../programme/schema.ts';
import type { PrintedDate } from './dates.ts';
import type { Span } from './spans.ts';

/** What stands above the first item: what the programme is called, where and when it is. */
export interface Header {
  title: string | undefined;
  subtitle: string | undefined;
  place: string | undefined;
  /** The first date, its year as printed. */
  printedDate: PrintedDate | undefined;
  /** `YYYY-MM-DD`, where the date is whole. */
  date: string | undefined;
  /** As it is printed: an IANA name, or another such as CEST. */
  timeZone: string | undefined;
  /** From when to when the whole event lasts. */
  span: Span | undefined;
  /** The lines that stand there, which the heads of further pages may say again. */
  lines: Set<string>;
  /** What only a source with a place for it says. */
  given: Pick<ProgrammeDraft, 'organiser' | 'translations'>;
}

/** A header of which nothing is known yet. */
export function emptyHeader(): Header {
  return {
    title: undefined,
    subtitle: undefined,
    place: undefined,
    printedDate: undefined,
    date: undefined,
    timeZone: undefined,
    span: undefined,
    lines: new Set(),
    given: {},
  };
}

/** The year that a title names, "Offsite 2026"; undefined where it names none, or several. */
export function yearOf(title: string | undefined): number | undefined {
  const [year, ...others] = new Set(title?.match(/(?<!\d)20\d\d(?!\d)/g));
  return year === undefined || others.length > 0 ? undefined : Number(year);
}
