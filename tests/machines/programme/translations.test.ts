import { describe, expect, test } from 'vitest';
import { editedProgramme } from '../../../machines/programme/edited.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { programmeDraftSchema, type ProgrammeDraft } from '../../../machines/programme/schema.ts';
import { languagesOf, onlyInLanguages } from '../../../machines/programme/languagesOf.ts';
import { inLanguage } from '../../../machines/programme/translations.ts';
import { describeIssue } from '../../../machines/wire/describeIssue.ts';
import { givenIn } from '../log/given.ts';
import { inputOf } from '../show/seminar.ts';

const seminar: ProgrammeDraft = {
  title: 'Seminar',
  place: 'Room A',
  timeZone: 'Europe/Zurich',
  translations: { fr: { title: 'Séminaire', place: 'Salle A' }, ru: { subtitle: 'День первый' } },
  segments: [
    {
      kind: 'opening',
      title: 'Opening',
      durationMs: 60_000,
      translations: { fr: { title: 'Ouverture' }, zh: { title: '开幕式' } },
      speakers: [{ name: 'Li Wei', role: 'Chair', translations: { zh: { name: '李伟' } } }],
    },
  ],
};

/** What is wrong with a segment of these translations; empty if nothing. */
function faultOf(translations: unknown): string {
  const [segment] = seminar.segments;
  const result = programmeDraftSchema.safeParse({ ...seminar, segments: [{ ...segment, translations }] });
  return result.success ? '' : describeIssue(result.error);
}

describe('the texts of a thing in a language', () => {
  const thing = {
    title: 'Opening',
    place: 'Room A',
    translations: {
      fr: { title: 'Ouverture' },
      'zh-Hans': { title: '开幕式' },
      'zh-Hant': { title: '開幕式' },
      'PT-br': { title: 'Abertura' },
    },
  };

  test.each([
    ['fr', 'Ouverture'],
    ['FR-ch', 'Ouverture'],
    ['zh-Hant-TW', '開幕式'],
    ['zh', '开幕式'],
    ['zh-CN', '开幕式'],
    ['pt-BR', 'Abertura'],
    ['pt', 'Abertura'],
    ['ru', 'Opening'],
    ['p', 'Opening'],
    ['frr', 'Opening'],
  ])('%s: %s', (tag, title) => {
    expect(inLanguage(thing, tag).title).toBe(title);
  });

  test('are the original ones where a translation leaves them out', () => {
    expect(inLanguage(thing, 'fr').place).toBe('Room A');
  });

  test('are the thing itself where there are no translations of it', () => {
    const plain = { title: 'Plain', translations: {} };
    expect(inLanguage(plain, 'fr')).toBe(plain);
  });
});

describe('a programme in several languages', () => {
  test('is taken and kept as it is', () => {
    const [segment] = completeProgramme(programmeDraftSchema.parse(seminar)).segments;
    expect(segment).toMatchObject(seminar.segments[0] ?? {});
    expect(programmeDraftSchema.parse(seminar)).toEqual(seminar);
  });

  test('is refused with a sentence that names the fault', () => {
    expect(faultOf({ fr: { title: 'Ouverture' } })).toBe('');
    expect(faultOf({ fr_FR: { title: 'Ouverture' } })).toBe(
      'The field "segments.0.translations.fr_FR" is not the tag of a language, such as fr or zh-Hans.',
    );
    expect(faultOf({ fr: { name: 'Ouverture' } })).toContain('translations.fr.name" is not known');
    expect(faultOf({ fr: { title: '' } })).toContain('translations.fr.title');
    expect(faultOf({ fr: { title: 'x'.repeat(301) } })).toContain('translations.fr.title');
    const thirteen = Array.from('abcdefghijklm', (letter) => [letter + letter, { title: letter }]);
    expect(faultOf(Object.fromEntries(thirteen))).toContain('has more than 12 languages');
  });

  test('is edited as every other field, and null takes the translations away', () => {
    const programme = completeProgramme(seminar);
    const edit = (translations: { es: { title: string } } | null) =>
      editedProgramme(programme, {
        type: 'programme.update',
        segmentId: 'opening',
        changes: { translations },
      }).segments[0];
    expect(edit({ es: { title: 'Apertura' } })?.translations).toEqual({ es: { title: 'Apertura' } });
    expect(edit(null)).not.toHaveProperty('translations');
    const described = editedProgramme(programme, {
      type: 'programme.describe',
      changes: { translations: { es: { place: 'Sala A' } } },
    });
    expect(described.translations).toEqual({ es: { place: 'Sala A' } });
  });
});

test('the live view stays in the language of the programme, and small', () => {
  const { show } = givenIn(inputOf(completeProgramme(seminar)));
  const speakers = [{ id: 'li-wei', name: 'Li Wei', role: 'Chair' }];
  expect(show.moment().next).toMatchObject({ title: 'Opening', speakers });
  show.mustDo(0, { type: 'show.start' });
  expect(show.moment().segment).toMatchObject({ title: 'Opening' });
  expect(show.moment().segment?.speakers).toEqual(speakers);
});

describe('a programme for displays of some languages', () => {
  const programme = completeProgramme(seminar);
  const texts = (tags: string[]) => {
    const { translations, segments } = onlyInLanguages(programme, tags);
    return [translations, segments[0]?.translations, segments[0]?.speakers?.[0]?.translations];
  };

  test('names each language of its texts once', () => {
    expect(languagesOf(programme)).toEqual(['fr', 'ru', 'zh']);
  });

  test('has their texts and no others', () => {
    expect(texts(['fr-CH'])).toEqual([
      { fr: { title: 'Séminaire', place: 'Salle A' } },
      { fr: { title: 'Ouverture' } },
      undefined,
    ]);
    expect(texts(['en', 'zh-Hans'])).toEqual([
      undefined,
      { zh: { title: '开幕式' } },
      { zh: { name: '李伟' } },
    ]);
    expect(texts([])).toEqual([undefined, undefined, undefined]);
  });

  test('is read as the whole one is, in each of them', () => {
    for (const tag of ['en', 'fr', 'fr-CH', 'ru', 'zh', 'zh-Hans-CN', 'ar']) {
      const part = onlyInLanguages(programme, [tag]);
      const titles = (of: typeof part) => [of, ...of.segments].map((thing) => inLanguage(thing, tag).title);
      expect(titles(part)).toEqual(titles(programme));
    }
  });

  test('is left as it is otherwise', () => {
    const plain = completeProgramme({
      title: 'Seminar',
      timeZone: 'UTC',
      segments: [{ kind: 'opening', title: 'Opening', durationMs: 60_000 }],
    });
    expect(onlyInLanguages(plain, ['fr'])).toEqual(plain);
  });
});
