/** The formats that this folder reads. */
export type ImportFormat = 'json' | 'text';

/** Guesses the format of a source from how it begins; what is not JSON is taken as text for people. */
export function guessFormat(source: string): ImportFormat {
  return /^\uFEFF?\s*(\{|\[\s*[[{"])/.test(source) ? 'json' : 'text';
}
