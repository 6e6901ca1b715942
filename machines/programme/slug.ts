const MAX_ID = 64;

/** Latin letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A title as an identifier of at most 64 characters: Latin letters without their marks, digits and
 * dashes, lower case; `fallback` for a title that has none of these letters and digits.
 */
export function slugOf(title: string, fallback: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => UNDECOMPOSED[letter] ?? '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_ID)
    .replace(/-$/, '');
  return slug === '' ? fallback : slug;
}

/** `wanted`, or with `-2`, `-3` and so on where that is taken; at most 64 characters. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n += 1) {
    const number = `-${String(n)}`;
    id = wanted.slice(0, MAX_ID - number.length) + number;
  }
  return id;
}
