import type { Speaker } from '../../../machines/programme/schema.ts';
import { inLanguage } from '../../../machines/programme/translations.ts';
import type { Language } from '../words/languages.ts';

/**
 * What is said of a person beside the name, in one language: role and affiliation, as far as they are given.
 * What has no translation is the same text in every language, its comma too.
 */
export function aboutIn({ tag, words }: Language, speaker: Speaker): string {
  const shown = inLanguage(speaker, tag);
  const { role = '', affiliation = '' } = shown;
  return [role, affiliation].filter((part) => part !== '').join(shown === speaker ? ', ' : words.comma);
}
