import { words as english } from './en.ts';
import type { Words } from './words.ts';

/** A language that a page speaks: as the address names it, such as `ar-EG`, with its words. */
export interface Language {
  readonly tag: string;
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
export const ENGLISH: Language = { tag: 'en', direction: 'ltr', words: english };

/** The wanted tags that there are words for, in their order. */
export function knownTags(wanted: readonly string[]): string[] {
  return wanted.filter((tag) => baseOf(tag) === 'en' || loaders[baseOf(tag)] !== undefined);
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
  const base = baseOf(tag);
  const load = loaders[base];
  if (!load) return { ...ENGLISH, tag };
  try {
    const { words } = await load();
    return { tag, direction: RIGHT_TO_LEFT.includes(base) ? 'rtl' : 'ltr', words };
  } catch {
    console.warn(`Showcaller could not load its words for ${tag}, and shows English.`);
    return ENGLISH;
  }
}

/** The language of a tag: `zh` of `zh-Hans-CN`. */
function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}
