import { isName, namesPart } from './names.ts';

const WITH_YEARS =
  /^(\p{Lu}[^()\d]{2,60}?)\s*[([](?:\*|b\. ?|geb\. ?|n[ée]e? (?:en )?)?(\d{4})(?:\s?[-–—]\s?(\d{2,4})?)?[)\]]$/u;
const EARLIEST = 1400;
const LATEST = 2030;
const LONGEST_LIFE = 110;

/** Whether a line is a name with the years of a life, as a concert's programme sets them over a work: "A. Dvořák (1841–1904)". */
export function namesAuthor(text: string): boolean {
  const [, name = '', from = '', to] = WITH_YEARS.exec(text) ?? [];
  const [born, died] = [Number(from), Number(to ?? from)];
  if (!isName(name) || !name.includes(' ') || namesPart(name) || born < EARLIEST || died > LATEST)
    return false;
  // Times of day are mostly round.
  const isRound = [born, died].every((year) => year % 5 === 0);
  return to === undefined || (!isRound && died > born && died - born <= LONGEST_LIFE);
}
