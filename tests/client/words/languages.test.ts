import { describe, expect, it, vi } from 'vitest';
import { timeOfDay } from '../../../client/lib/show/timeofday.ts';
import { words as arabic } from '../../../client/lib/words/ar.ts';
import { words as english } from '../../../client/lib/words/en.ts';
import { words as spanish } from '../../../client/lib/words/es.ts';
import { words as french } from '../../../client/lib/words/fr.ts';
import { ENGLISH, knownTags, loadLanguages } from '../../../client/lib/words/languages.ts';
import { words as russian } from '../../../client/lib/words/ru.ts';
import { words as chinese } from '../../../client/lib/words/zh.ts';

/** 09:05 in UTC, epoch ms. */
const FIVE_PAST_NINE = Date.parse('2025-07-11T09:05:00Z');

async function timeIn(tag: string, hour12?: boolean): Promise<string> {
  const [language = ENGLISH] = await loadLanguages([tag]);
  const style = { zone: 'UTC', lang: language.locale, ...(hour12 === undefined ? {} : { hour12 }) };
  return timeOfDay(FIVE_PAST_NINE, style);
}

/** The names of everything that a language says, however deep. */
function namesOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? namesOf(value, `${path}${name}.`) : [path + name],
  );
}

/** Everything that a language says, functions with a name or a time in them. */
function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'function') return [(value as (text: string) => string)('10:18')];
    return typeof value === 'object' && value !== null ? textsOf(value) : [String(value)];
  });
}

describe('the languages of an address', () => {
  it('are those that there are words for, in their order', () => {
    expect(knownTags(['xx', 'FR-ch', 'de', 'en', 'zh-Hans-CN'])).toEqual(['FR-ch', 'en', 'zh-Hans-CN']);
  });

  it('are none where a tag is of the form, and Intl cannot write by it', () => {
    expect(knownTags(['en-a1', 'fr-x1', 'constructor', ''])).toEqual([]);
  });

  it('have their words, their side and their tag', async () => {
    const [egyptian, swiss] = await loadLanguages(['ar-EG', 'fr-CH']);
    expect(egyptian).toMatchObject({ tag: 'ar-EG', direction: 'rtl', words: arabic });
    expect(swiss).toMatchObject({ tag: 'fr-CH', direction: 'ltr', words: french });
  });

  it('are English where nothing is wanted', async () => {
    expect(await loadLanguages([])).toEqual([ENGLISH]);
  });

  it('are each language once', async () => {
    expect((await loadLanguages(['zh', 'zh-Hant', 'en-GB', 'en'])).map(({ tag }) => tag)).toEqual([
      'zh',
      'en-GB',
    ]);
  });

  it('are English, said in the console, where the words do not come', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    vi.doMock('../../../client/lib/words/ru.ts', () => {
      throw new Error('no such file');
    });
    expect(await loadLanguages(['ru', 'es'])).toMatchObject([
      ENGLISH,
      { tag: 'es', words: { next: spanish.next } },
    ]);
    expect(warned).toHaveBeenCalledOnce();
    vi.doUnmock('../../../client/lib/words/ru.ts');
    warned.mockRestore();
  });
});

describe('times of day', () => {
  it.each([
    ['en', '09:05'],
    ['ar', '09:05'],
    ['ar-EG', '٠٩:٠٥'],
    ['zh', '09:05'],
    ['ru', '09:05'],
    ['fr-CH', '09:05'],
  ])('in %s: %s', async (tag, text) => {
    expect(await timeIn(tag)).toBe(text);
  });

  it('are in halves of a day where that is wanted, in the words of the language', async () => {
    expect(await timeIn('en', true)).toBe('9:05 AM');
    expect(await timeIn('ar', true)).toMatch(/^9:05\sص$/);
    expect(await timeIn('zh', true)).toBe('上午9:05');
  });
});

describe.each(Object.entries({ arabic, chinese, french, russian, spanish }))('%s', (_name, words) => {
  it('says everything that English says', () => {
    expect(namesOf(words)).toEqual(namesOf(english));
    const silent = namesOf(words).filter((_path, index) => textsOf(words)[index] === '');
    expect(silent).toEqual(['phases.none', 'phases.normal', 'kinds.other']);
  });

  it('does not say it in English', () => {
    const own = textsOf(words);
    const same = textsOf(english).filter((text, index) => text.length > 2 && own[index] === text);
    expect(same).toEqual([]);
  });
});

it('Spanish says "a la" for one o’clock only', () => {
  expect(spanish.startsAt('1:30')).toBe('Comienza a la 1:30');
  expect(spanish.until('01:30')).toBe('hasta la 01:30');
  expect(spanish.startsAt('10:30')).toBe('Comienza a las 10:30');
});
