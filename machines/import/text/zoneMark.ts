import { zoneOfCity } from '../zoneNames.ts';
import { matchAt, readTime, type TimeStyle } from './times.ts';

/** The name of a time zone in a line, and where it ends. */
export interface ZoneMark {
  readonly name: string;
  readonly to: number;
}

const IANA = String.raw`(?:Europe|America|Asia|Africa|Australia|Pacific|Atlantic|Indian)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?`;
const OFFSET = String.raw`(?:UTC|GMT)(?: ?[+-] ?\d{1,2}(?::?[0-5]\d)?)?`;
const ABBREVIATED = String.raw`CES?T|MES?Z|BST|EES?T|MSK|E[SD]T|C[SD]T|M[SD]T|P[SD]T|BRT|HKT|SGT|JST|KST|IST|SAST|AES?T|AEDT|AWST|NZ[SD]?T`;
const SPELT = String.raw`(?:US )?(?:Eastern|Central(?: European)?|Mountain|Pacific|Western European|Eastern European|British|China|India|Irish)(?: (?:Standard|Daylight|Summer))? [Tt]ime(?: \(US and Canada\))?|UK time|北京时间`;
const OF_CITY = String.raw`(?<before>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:local )?[Tt]ime|[Hh](?:eure|ora) (?:de |d')(?<after>\p{Lu}\p{L}+)`;
const NAME = `(?<name>${IANA}|${OFFSET}|${ABBREVIATED}|${SPELT}|${OF_CITY})`;
const END = String.raw`(?![\p{L}\d])`;

const AT = new RegExp(String.raw` ?[([]?${NAME}${END}[)\]]?`, 'uy');
/** What may as well be a word, such as ET in French, is a zone only behind a time of the American kind. */
const AT_AMERICAN = new RegExp(String.raw` ?[([]?(?<name>[ECMP]T)${END}[)\]]?`, 'uy');
const ANYWHERE = new RegExp(
  String.raw`(?<![\p{L}\d/])(?:${IANA}|UTC|(?:UTC|GMT)[+-]\d{1,2}(?::?[0-5]\d)?)(?![\p{L}\d+-])`,
  'u',
);
const LABEL =
  /\b(?:times?|time ?zone|zone|heures?|fuseau(?: horaire)?|horas?|horarios?|zona horaria|zeitzone|zeiten)\b|时区|时间/iu;
const BEHIND_LABEL = new RegExp(String.raw`(?<![\p{L}\d])(?:${NAME}|(?<american>[ECMP]T))${END}`, 'u');
const ALONE = new RegExp(String.raw`^[([]?${NAME}[)\]]?$`, 'u');
const MAX_LABELLED = 80;

const BESIDE = /\s*[/|=;,]\s*\(?|\s*\(/y;
const RANGE = /\s*-+\s*/y;
const CLOCK: TimeStyle = { compact: false, trailing: false, lengths: false };
const MAX_CLOCKS = 6;

/** The zone that stands at `at`, behind a time that is printed as `time`: "14:00 CET", "9 am ET". */
export function readZoneMark(line: string, at: number, time: string): ZoneMark | undefined {
  const american = /:\d\d|[ap]\.? ?m/i.test(time);
  const match = matchAt(AT, line, at) ?? (american ? matchAt(AT_AMERICAN, line, at) : undefined);
  const name = nameIn(match);
  return match && name !== undefined ? { name, to: at + match[0].length } : undefined;
}

/** Where the same moment on the clocks of other zones ends, which may stand behind a time: " / 9:00 ET (21:00 CST)". */
export function passOtherClocks(line: string, from: number): number {
  let to = from;
  for (let clocks = 0; clocks < MAX_CLOCKS; clocks++) {
    const next = passClock(line, to);
    if (next === undefined) break;
    to = next;
  }
  return to;
}

function passClock(line: string, from: number): number | undefined {
  const beside = matchAt(BESIDE, line, from);
  const time = beside && readTime(line, from + beside[0].length, CLOCK);
  if (!time) return undefined;
  const range = matchAt(RANGE, line, time.to);
  const last = (range && readTime(line, time.to + range[0].length, CLOCK)) ?? time;
  const zone = readZoneMark(line, last.to, last.text);
  return zone && zone.to + (line[zone.to] === ')' ? 1 : 0);
}

/** The zone that a line names for all times of a text: "All times CEST", "Time zone: Europe/Zurich", "(UTC+2)". */
export function zoneInLine(line: string): string | undefined {
  const found = ANYWHERE.exec(line)?.[0];
  if (found !== undefined) return found;
  const label = line.length <= MAX_LABELLED ? LABEL.exec(line) : null;
  const behind = label && BEHIND_LABEL.exec(line.slice(label.index + label[0].length));
  return behind?.groups?.['american'] ?? nameIn(behind ?? ALONE.exec(line) ?? undefined);
}

/** The name that was found, where it is one: "Paris time" is, "Story time" is none. */
function nameIn(match: RegExpExecArray | undefined): string | undefined {
  const { name, before, after } = match?.groups ?? {};
  const city = before ?? after;
  return city === undefined || zoneOfCity(city) !== undefined ? name : undefined;
}
