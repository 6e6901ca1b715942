import { words as english } from './en.ts';
import type { Words } from './words.ts';

/** A language that a page speaks: as the address names it, such as `ar-EG`, with its words. */
export interface Language {
  readonly tag: string;
  /** The tag by which Intl writes its times and dates. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
}

/** The words that are not in every page's bundle: each language is one small file, asked for when wanted. */
const loaders: Readonly<Record<string, () => Promise<{ words: Words }>>> = {
  ar: () => import('./ar.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  ru: () => import('./ru.ts'),
  zh: () => import('./zh.ts'),
};

const RIGHT_TO_LEFT = ['ar'];

/** What every page can speak. */
export const ENGLISH: Language = languageOf('en', english);

/** The wanted tags that there are words for, in their order. */
export function knownTags(wanted: readonly string[]): string[] {
  return wanted.filter((tag) => isTag(tag) && (baseOf(tag) === 'en' || loaders[baseOf(tag)] !== undefined));
}

/** The languages of known tags, never none; what cannot be had is English. */
export async function loadLanguages(tags: readonly string[]): Promise<readonly Language[]> {
  const loaded = await Promise.all(tags.map(loadLanguage));
  const different = loaded.filter(
    (language, at) => at === loaded.findIndex(({ words }) => words === language.words),
  );
  return different.length > 0 ? different : [ENGLISH];
}

async function loadLanguage(tag: string): Promise<Language> {
  const load = loaders[baseOf(tag)];
  if (!load) return languageOf(tag, english);
  try {
    const { words } = await load();
    return languageOf(tag, words);
  } catch {
    console.warn(`Showcaller could not load its words for ${tag}, and shows English.`);
    return ENGLISH;
  }
}

/** Arabic alone writes 0-9, as its clocks do; a country's Arabic, such as `ar-EG`, what that country writes. */
function languageOf(tag: string, words: Words): Language {
  const numerals = tag.toLowerCase() === 'ar' ? '-nu-latn' : '';
  const direction = RIGHT_TO_LEFT.includes(baseOf(tag)) ? 'rtl' : 'ltr';
  return { tag, locale: `${tag}-u-ca-gregory${numerals}`, direction, words };
}

/** Whether Intl can write by a tag, which may have the form of one and be none, as `en-x1`. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** The language of a tag: `zh` of `zh-Hans-CN`. */
function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}
