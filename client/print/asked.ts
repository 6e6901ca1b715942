/** What can be printed. */
export const PAPERS = ['run-sheet', 'cards', 'report'] as const;

export type Paper = (typeof PAPERS)[number];

/** The sheets that printers hold. */
export const SIZES = ['a4', 'letter'] as const;

export type Size = (typeof SIZES)[number];

/** Where people print on letter paper; A4 everywhere else. */
const LETTER_REGIONS = ['US', 'CA', 'MX', 'CL', 'CO', 'VE', 'PH', 'PR'];

/** What an address asks to be printed, on which paper. */
export interface Asked {
  readonly what: Paper;
  readonly size: Size;
  /** The runs of a report, several side by side; none: the last that was live. */
  readonly runs: readonly number[];
}

/**
 * Reads `what`, `paper` and `run` of an address's query; what is unknown is left out and named in
 * `ignored`. `language` is the browser's, such as `en-US`, whose region says which paper is usual.
 */
export function readAsked(search: string, language: string): { asked: Asked; ignored: string[] } {
  const query = new URLSearchParams(search);
  const what = PAPERS.find((name) => name === query.get('what'));
  const size = SIZES.find((name) => name === query.get('paper'));
  const runs = /^[1-9]\d*(,[1-9]\d*)*$/
    .exec(query.get('run') ?? '')?.[0]
    .split(',')
    .map(Number);
  const read = { what, paper: size, run: runs };
  const ignored = Object.entries(read)
    .filter(([name, value]) => value === undefined && (query.get(name) ?? '') !== '')
    .map(([name]) => name);
  return {
    asked: { what: what ?? 'run-sheet', size: size ?? usualSize(language), runs: runs ?? [] },
    ignored,
  };
}

/** Where a document is; the key goes along in the fragment, which no server sees. */
export function addressOf(show: string, { what, size, runs }: Asked, key: string): string {
  const query = new URLSearchParams({ show, what, paper: size });
  if (runs.length > 0) query.set('run', runs.join(','));
  return `/print?${query.toString().replaceAll('%2C', ',')}#key=${encodeURIComponent(key)}`;
}

function usualSize(language: string): Size {
  const region = language.split('-').find((part) => /^[A-Z]{2}$/.test(part));
  return region !== undefined && LETTER_REGIONS.includes(region) ? 'letter' : 'a4';
}
