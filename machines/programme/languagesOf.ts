import type { PublicProgramme } from '../wire/programme.ts';
import { tagFor, type Translations } from './translations.ts';

/** The languages that any text of a programme is translated into, by their tags, each once. */
export function languagesOf({ translations, segments }: PublicProgramme): string[] {
  const all = [
    translations,
    ...segments.flatMap(({ translations, speakers = [] }) => [
      translations,
      ...speakers.map((speaker) => speaker.translations),
    ]),
  ];
  return [...new Set(all.flatMap((one) => Object.keys(one ?? {})))];
}

/** A programme with no more translations than are shown in the languages of `tags`; those are shown as before. */
export function onlyInLanguages(programme: PublicProgramme, tags: readonly string[]): PublicProgramme {
  return {
    ...narrowed(programme, tags),
    segments: programme.segments.map((segment) => ({
      ...narrowed(segment, tags),
      ...(segment.speakers && { speakers: segment.speakers.map((speaker) => narrowed(speaker, tags)) }),
    })),
  };
}

function narrowed<Thing extends { readonly translations?: Translations }>(
  thing: Thing,
  tags: readonly string[],
): Thing {
  if (!thing.translations) return thing;
  const given = Object.keys(thing.translations);
  const taken = new Set(tags.map((tag) => tagFor(given, tag)));
  const kept = Object.entries(thing.translations).filter(([tag]) => taken.has(tag));
  return { ...thing, translations: kept.length > 0 ? Object.fromEntries(kept) : undefined };
}
