/** Texts of one thing in other languages, by the language's tag (BCP 47). */
export type Translations = Readonly<Record<string, object>>;

/** Something whose texts may also be given in other languages. */
interface Translatable {
  readonly translations?: Translations;
}

/**
 * A thing with its texts in the language of `tag` where it has them, and as they are otherwise. `zh-Hans-CN`
 * takes `zh-Hans`, then `zh` (RFC 4647, lookup), then any other `zh`, as `zh` takes `zh-Hans`.
 */
export function inLanguage<Thing extends Translatable>(thing: Thing, tag: string): Thing {
  const translation = thing.translations && translationFor(thing.translations, tag);
  return translation ? { ...thing, ...translation } : thing;
}

/** Of texts by language those that {@link inLanguage} takes; undefined where there are none for `tag`. */
export function translationFor(translations: Translations, tag: string): object | undefined {
  const given = tagFor(Object.keys(translations), tag);
  return given === undefined ? undefined : translations[given];
}

/** Of the given tags the one that {@link inLanguage} takes for `tag`. */
export function tagFor(given: readonly string[], tag: string): string | undefined {
  const parts = tag.toLowerCase().split('-');
  const ranges = parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'));
  const [base = ''] = parts;
  return (
    ranges
      .map((range) => given.find((one) => one.toLowerCase() === range))
      .find((one) => one !== undefined) ?? given.find((one) => one.toLowerCase().startsWith(`${base}-`))
  );
}
