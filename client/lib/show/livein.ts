import { inLanguage } from '../../../machines/programme/translations.ts';
import type { LiveSpeaker, LiveView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import { inProgramme } from './inprogramme.ts';

/** The live view with its texts in the language of `tag`, as far as the programme gives them. */
export function liveIn(tag: string, live: LiveView, view: ProgrammeView | null): LiveView {
  const textsOf = (segment: { id: string; title: string; speakers: readonly LiveSpeaker[] }) => {
    const { title, speakers = [], translations = {} } = inProgramme(view, segment);
    const people = speakers.map((speaker) => inLanguage(speaker, tag));
    return { title: inLanguage({ title, translations }, tag).title, speakers: people };
  };
  const segment = live.segment && { ...live.segment, ...textsOf(live.segment) };
  const speaking = segment?.speakers.find(({ id }) => id === live.turn?.speakerId);
  return {
    ...live,
    segment,
    turn: live.turn && { ...live.turn, name: speaking?.name ?? live.turn.name },
    next: live.next && { ...live.next, ...textsOf(live.next) },
  };
}
