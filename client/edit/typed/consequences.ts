import { editedProgramme } from '../../../machines/programme/edited.ts';
import type { Editor } from '../editor.svelte.ts';
import { problemsOf } from '../rundown/problems.ts';
import type { Draft } from './draft.svelte.ts';

/** What a typed text would bring about if it were taken, besides what is so already: a sentence for each problem. */
export function consequences(editor: Editor, draft: Draft): readonly string[] {
  const { write, segmentId } = draft;
  const { programme } = editor.document;
  if (!write || !programme) return [];
  const outcome = write(programme.segments, segmentId, editor.following);
  if ('problem' in outcome) return [outcome.problem];
  const after = problemsOf(outcome.edits.reduce(editedProgramme, programme));
  const before = new Set([...editor.problems.values()].flat().map(({ message }) => message));
  const news = [...after.values()]
    .flat()
    .filter(({ message, severity }) => severity !== 'info' && !before.has(message));
  return Array.from(new Set(news.map(({ message }) => message))).slice(0, MOST);
}

/** More than so many sentences under a field are read by nobody. */
const MOST = 2;
