/** How a display mirrors its picture, for glass and rear projection. */
export type Mirror = 'h' | 'v' | 'both';

/** Light on dark for stages, dark on light for lobbies. */
export type Theme = 'light' | 'dark';

/** What a display page is told in its address (CONTRACT, Pages). */
export interface DisplayParameters {
  readonly show?: string;
  readonly name?: string;
  readonly key?: string;
  /** Languages in order of preference; two are shown at once where a page can. */
  readonly lang: readonly string[];
  readonly mirror?: Mirror;
  readonly theme?: Theme;
  /** A CSS colour, or `transparent`. */
  readonly background?: string;
  /** An IANA zone to show times of day in, instead of the programme's. */
  readonly zone?: string;
  readonly hour12?: boolean;
  readonly controls: boolean;
  /** Size of everything, 1 as designed. */
  readonly scale: number;
  /** Free border in percent of the page's shorter side. */
  readonly margin: number;
  /** How much later than the show this display is, in ms. */
  readonly delayMs: number;
  /** Whether this is a picture of a display on a desk: no screen of its own. */
  readonly preview: boolean;
}

const KNOWN = 'show name lang key mirror theme bg tz hour12 controls scale margin delay preview'.split(' ');

/** What CSS takes for a colour, and is none by itself. */
const NO_COLOURS = /^(inherit|initial|unset|revert|currentcolor)$/i;

/**
 * Reads the parameters from an address's query and fragment. What is unknown or unreadable is left out
 * and named in `ignored`, never an error: a bookmark must go on working. `own` are those that the page
 * reads by itself.
 */
export function readParameters(
  search: string,
  hash: string,
  own: readonly string[] = [],
): { parameters: DisplayParameters; ignored: string[] } {
  const query = new URLSearchParams(search);
  const ignored = Array.from(query.keys()).filter((name) => ![...KNOWN, ...own].includes(name));
  const take = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
    const text = query.get(name);
    const value = text === null || text === '' ? undefined : read(text);
    if (text !== null && text !== '' && value === undefined) ignored.push(name);
    return value;
  };
  const key = keyIn(search) ?? keyInFragment(hash);
  return {
    parameters: {
      ...given('show', take('show', textUpTo(64))),
      ...given('name', take('name', textUpTo(100))),
      ...given('key', key ?? undefined),
      lang: take('lang', asLanguages) ?? [],
      ...given('mirror', take('mirror', asMirror)),
      ...given('theme', take('theme', asTheme)),
      ...given('background', take('bg', asColour)),
      ...given('zone', take('tz', asZone)),
      ...given('hour12', take('hour12', asFlag)),
      controls: take('controls', asFlag) ?? true,
      scale: take('scale', numberWithin(0.25, 4)) ?? 1,
      margin: take('margin', numberWithin(0, 25)) ?? 0,
      delayMs: (take('delay', numberWithin(0, 60)) ?? 0) * 1_000,
      preview: take('preview', asFlag) ?? false,
    },
    ignored,
  };
}

/** The key of `#key=…`: a fragment never reaches the server or its log. */
export function keyInFragment(hash: string): string | null {
  return keyIn(hash.replace(/^#/, ''));
}

/** The key of `key=…`. A plus in it is one, not a space: keys are often Base64, and put into an address by hand. */
function keyIn(text: string): string | null {
  const key = new URLSearchParams(text.replaceAll('+', '%2B')).get('key')?.trim() ?? '';
  return key === '' ? null : key;
}

function given<Name extends string, T>(name: Name, value: T | undefined): Partial<Record<Name, T>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, T>);
}

function textUpTo(length: number): (text: string) => string | undefined {
  return (text) => {
    const trimmed = text.trim();
    return trimmed === '' || trimmed.length > length ? undefined : trimmed;
  };
}

function asLanguages(text: string): string[] | undefined {
  const tags = text.split(',').map((tag) => tag.trim());
  return tags.every((tag) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) ? tags : undefined;
}

function asMirror(text: string): Mirror | undefined {
  return text === 'h' || text === 'v' || text === 'both' ? text : undefined;
}

function asTheme(text: string): Theme | undefined {
  return text === 'light' || text === 'dark' ? text : undefined;
}

/** A name, `rgb(…)`, or hexadecimal with or without the sign that an address would need escaped. */
function asColour(text: string): string | undefined {
  if (/^[0-9a-f]{3}([0-9a-f]{3})?$/i.test(text)) return `#${text}`;
  const hasForm = /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d.,%\s/]+\))$/i.test(text);
  return hasForm && !NO_COLOURS.test(text) && CSS.supports('color', text) ? text : undefined;
}

function asZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function asFlag(text: string): boolean | undefined {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : undefined;
}

function numberWithin(low: number, high: number): (text: string) => number | undefined {
  return (text) => {
    const number = Number(text);
    return number >= low && number <= high ? number : undefined;
  };
}
