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
  const given = givenFor(Object.keys(translations), tag.toLowerCase());
  return given === undefined ? undefined : translations[given];
}

function givenFor(given: readonly string[], wanted: string): string | undefined {
  const parts = wanted.split('-');
  const ranges = parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'));
  const [base = ''] = parts;
  return (
    ranges
      .map((range) => given.find((tag) => tag.toLowerCase() === range))
      .find((tag) => tag !== undefined) ?? given.find((tag) => tag.toLowerCase().startsWith(`${base}-`))
  );
}
