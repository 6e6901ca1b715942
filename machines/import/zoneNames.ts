import { Temporal } from 'temporal-polyfill';
import { timeZone } from '../programme/schema.ts';

/** How far clocks are from UTC in January and in July, in minutes, and a place that has them so. */
interface Clocks {
  readonly names: RegExp;
  readonly winter: number;
  readonly summer: number;
  readonly zone: string;
}

/**
 * Names of zones as people write them beside a time, by IANA's own rules for the places. Most say CET all the year
 * round, so a name means the clocks of a place, with their summer time.
 */
const CLOCKS: readonly Clocks[] = [
  clocks(/^(?:ces?t|mes?z|hec|central european (?:summer |standard )?time)$/, 60, 120, 'Europe/Paris'),
  clocks(/^(?:wes?t|western european (?:summer )?time)$/, 0, 60, 'Europe/Lisbon'),
  clocks(/^(?:bst|uk time|british (?:summer )?time)$/, 0, 60, 'Europe/London'),
  clocks(/^(?:ees?t|oesz|oez|eastern european (?:summer )?time)$/, 120, 180, 'Europe/Athens'),
  clocks(/^(?:msk)$/, 180, 180, 'Europe/Moscow'),
  clocks(/^(?:e[sd]?t|(?:us )?eastern(?: standard| daylight)? time)$/, -300, -240, 'America/New_York'),
  clocks(/^(?:c[sd]?t|(?:us )?central(?: standard| daylight)? time)$/, -360, -300, 'America/Chicago'),
  clocks(/^(?:m[sd]?t|(?:us )?mountain(?: standard| daylight)? time)$/, -420, -360, 'America/Denver'),
  clocks(/^(?:p[sd]?t|(?:us )?pacific(?: standard| daylight)? time)$/, -480, -420, 'America/Los_Angeles'),
  clocks(/^(?:brt)$/, -180, -180, 'America/Sao_Paulo'),
  clocks(/^(?:cst|china (?:standard )?time|北京时间)$/, 480, 480, 'Asia/Shanghai'),
  clocks(/^(?:hkt)$/, 480, 480, 'Asia/Hong_Kong'),
  clocks(/^(?:sgt)$/, 480, 480, 'Asia/Singapore'),
  clocks(/^(?:jst)$/, 540, 540, 'Asia/Tokyo'),
  clocks(/^(?:kst)$/, 540, 540, 'Asia/Seoul'),
  clocks(/^(?:ist|india (?:standard )?time)$/, 330, 330, 'Asia/Kolkata'),
  clocks(/^(?:ist|irish (?:standard |summer )?time)$/, 0, 60, 'Europe/Dublin'),
  clocks(/^(?:gst)$/, 240, 240, 'Asia/Dubai'),
  clocks(/^(?:eat)$/, 180, 180, 'Africa/Nairobi'),
  clocks(/^(?:sast)$/, 120, 120, 'Africa/Johannesburg'),
  clocks(/^(?:aes?t|aedt)$/, 660, 600, 'Australia/Sydney'),
  clocks(/^(?:awst)$/, 480, 480, 'Australia/Perth'),
  clocks(/^(?:nz[sd]?t)$/, 780, 720, 'Pacific/Auckland'),
];

const OFFSET = /^(?:utc|gmt) ?([+-])(\d{1,2})(?::?([0-5]\d))?$/;
const OF_PLACE =
  /^(?:(?<before>[a-z .'-]{3,30}) (?:local )?time|(?:heure|hora) (?:de |d')(?<after>[a-z .'-]{3,30}))$/;
const REGIONS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific'];
const CITIES: Readonly<Record<string, string>> = {
  geneva: 'Zurich', geneve: 'Zurich', ginebra: 'Zurich', bern: 'Zurich', barcelona: 'Madrid', london: 'London',
  londres: 'London', bruxelles: 'Brussels', beijing: 'Shanghai', pekin: 'Shanghai', washington: 'New_York',
  'the hague': 'Amsterdam', milan: 'Rome', munich: 'Berlin', 'sao paulo': 'Sao_Paulo', 'new york': 'New_York',
}; // prettier-ignore

/** The halves and quarters of hours that clocks of places are off by, in minutes from UTC. */
const UNEVEN: Readonly<Record<number, string>> = {
  '-210': 'America/St_Johns', 210: 'Asia/Tehran', 270: 'Asia/Kabul', 330: 'Asia/Kolkata', 345: 'Asia/Kathmandu',
  390: 'Asia/Yangon', 570: 'Australia/Darwin',
}; // prettier-ignore

/**
 * The IANA zone that a name stands for: its own, `CEST`, `Eastern Time`, `UTC+2`, `heure de Paris`. Where the clocks of
 * `likely` (an IANA zone) are so, on `date` (`YYYY-MM-DD`) where that matters, it is that. Undefined for what names
 * none, or several that are far apart.
 */
export function zoneOfName(name: string, likely: string, date?: string): string | undefined {
  if (/[A-Z]/.test(name) && name.includes('/') && timeZone.safeParse(name).success) return name;
  const plain = plainName(name);
  if (/^(?:utc|gmt|z)$/.test(plain)) return 'UTC';
  const [, sign, hours = '', minutes = '0'] = OFFSET.exec(plain) ?? [];
  if (sign !== undefined) {
    return zoneOfMinutes((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)), likely, date);
  }
  const found = CLOCKS.filter(({ names }) => names.test(plain));
  const [first] = found;
  if (found.some(({ winter, summer }) => hasClocks(likely, winter, summer))) return likely;
  if (first) return found.length === 1 ? first.zone : undefined;
  const { before, after } = OF_PLACE.exec(plain)?.groups ?? {};
  return zoneOfCity(before ?? after ?? '');
}

/** The zone of a city that gives one its name, such as Paris or New York, or has the clocks of one that does. */
export function zoneOfCity(name: string): string | undefined {
  const plain = plainName(name);
  const city = CITIES[plain] ?? plain.replace(/(?:^|[ -])[a-z]/g, (start) => start.toUpperCase());
  return REGIONS.map((region) => `${region}/${city.replaceAll(' ', '_')}`).find(
    (zone) => city.length > 2 && timeZone.safeParse(zone).success,
  );
}

/** The zone of so many minutes from UTC: `likely` where its clocks are so on the date, or ever; else one that always is. */
function zoneOfMinutes(minutes: number, likely: string, date: string | undefined): string | undefined {
  const moments = date === undefined ? [WINTER, SUMMER] : [`${date}T12:00Z`];
  if (moments.some((moment) => offsetIn(likely, moment) === minutes)) return likely;
  const fixed = minutes === 0 ? 'UTC' : `Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes) / 60}`;
  const zone = UNEVEN[minutes] ?? fixed;
  return timeZone.safeParse(zone).success ? zone : undefined;
}

function clocks(names: RegExp, winter: number, summer: number, zone: string): Clocks {
  return { names, winter, summer, zone };
}

const WINTER = '2026-01-15T12:00Z';
const SUMMER = '2026-07-15T12:00Z';

function hasClocks(zone: string, winter: number, summer: number): boolean {
  return offsetIn(zone, WINTER) === winter && offsetIn(zone, SUMMER) === summer;
}

function offsetIn(zone: string, moment: string): number {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[([\s]+|[\])\s.]+$/g, '')
    .replace(/ \(us (?:and|&) canada\)?$/, '')
    .trim();
}
