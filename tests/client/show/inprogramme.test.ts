import { describe, expect, it } from 'vitest';
import { aboutIn } from '../../../client/lib/show/about.ts';
import { inProgramme } from '../../../client/lib/show/inprogramme.ts';
import { loadLanguages } from '../../../client/lib/words/languages.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';

const view: ProgrammeView = {
  show: 'seminar',
  seq: 1,
  plan: [],
  shift: { days: 0, ms: 0 },
  programme: {
    title: 'Seminar',
    timeZone: 'UTC',
    segments: [
      { id: 'panel', kind: 'panel', title: 'Panel', durationMs: 1, translations: { fr: { title: 'Débat' } } },
    ],
  },
};

describe('a segment of the live view', () => {
  it('has its translations from the programme', () => {
    expect(inProgramme(view, { id: 'panel', title: 'Panel' }).translations).toEqual({
      fr: { title: 'Débat' },
    });
  });

  it('is as it is where the programme has not come, or has it not', () => {
    const gone = { id: 'gone', title: 'Gone', speakers: [] };
    expect(inProgramme(view, gone)).toBe(gone);
    expect(inProgramme(null, gone)).toBe(gone);
  });
});

describe('what is said of a person', () => {
  const person = {
    id: 'li',
    name: 'Li Wei',
    role: 'Chair',
    affiliation: 'Academy',
    translations: { ar: { role: 'رئيس الجلسة', affiliation: 'الأكاديمية' } },
  };

  it('is joined as the language joins it', async () => {
    const [arabic] = await loadLanguages(['ar']);
    expect(arabic && aboutIn(arabic, person)).toBe('رئيس الجلسة، الأكاديمية');
  });

  it('is the same in every language that has no translation of it', async () => {
    const [chinese] = await loadLanguages(['zh']);
    expect(chinese && aboutIn(chinese, person)).toBe('Chair, Academy');
  });

  it('is what there is', async () => {
    const [english] = await loadLanguages(['en']);
    expect(english && aboutIn(english, { id: 'a', name: 'A', affiliation: 'Academy' })).toBe('Academy');
    expect(english && aboutIn(english, { id: 'a', name: 'A' })).toBe('');
  });
});
