import type { Speaker } from '../../../machines/programme/schema.ts';
import { inLanguage } from '../../../machines/programme/translations.ts';
import type { Language } from '../words/languages.ts';

/** What is said of a person beside the name, in one language: role and affiliation, as far as they are given. */
export function aboutIn({ tag, words }: Language, speaker: Speaker): string {
  const { role = '', affiliation = '' } = inLanguage(speaker, tag);
  return [role, affiliation].filter((part) => part !== '').join(words.comma);
}
