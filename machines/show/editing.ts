import { editedProgramme } from '../programme/edited.ts';
import type { Refusal } from '../wire/answer.ts';
import type { ShowContext } from './context.ts';
import { type OneEdit, oneEditProblem } from './editProblems.ts';
import { editOnce } from './edits.ts';
import type { EventOf } from './event.ts';

/** An edit of the programme, or several that are one: all of them or none, and one undo. */
export type Edit = OneEdit | EventOf<'programme.edit'>;

/** Why an edit, or the first of several after what those before it do, is not possible; or null. */
export function editProblem(context: ShowContext, edit: Edit): Refusal | null {
  const edits = editsIn(edit);
  let after = context;
  for (const [index, one] of edits.entries()) {
    const problem = oneEditProblem(after, one);
    if (problem) return edit === one ? problem : asOneOf(problem, index + 1, edits.length);
    // Whether the next one is possible depends on what there is, not on when it is planned.
    if (edit !== one) after = { ...after, programme: editedProgramme(after.programme, one) };
  }
  return null;
}

/** What an edit makes of a show: its programme, starts and, in a run, plan; the segment on stage keeps its clock. */
export function editProgramme(context: ShowContext, edit: Edit): Partial<ShowContext> {
  return editsIn(edit).reduce((after, one) => ({ ...after, ...editOnce(after, one) }), context);
}

function editsIn(edit: Edit): readonly OneEdit[] {
  if (edit.type !== 'programme.edit') return [edit];
  const { edits, at, id } = edit;
  return edits.map((one) => ({ ...one, at, id }));
}

function asOneOf({ code, message }: Refusal, number: number, count: number): Refusal {
  return { code, message: `Edit ${String(number)} of ${String(count)} is not possible. ${message}` };
}
