import { onlyInLanguages } from '../../machines/programme/languagesOf.ts';
import type { Programme } from '../../machines/programme/schema.ts';
import { momentOf, planOf } from '../../machines/show/live.ts';
import { messageFor } from '../../machines/show/messages.ts';
import type { ControlView, LiveView, Moment } from '../../machines/wire/live.ts';
import type { ProgrammeView } from '../../machines/wire/programme.ts';
import type { View } from '../../machines/wire/views.ts';
import { NOTHING_TO_REVERSE } from './reversible.ts';
import type { ShowHost } from './showHost.ts';

/** The moment of a show as of epoch ms `at`. */
export function momentNow(host: ShowHost, at: number): Moment {
  const { snapshot, seq } = host.history.ledger;
  return momentOf(snapshot, { show: host.id, seq, at });
}

/** A moment as one display gets it: with the message that is for it, and for a moderator who has had how much. */
export function liveFor(host: ShowHost, moment: Moment, display: { view: View; device?: string }): LiveView {
  const { messages, turnsUsed } = host.history.ledger.snapshot.context;
  const message = messageFor(messages, display);
  return { ...moment, message, ...(display.view === 'moderator' && { turnsUsed }) };
}

/** A moment as a controller gets it. */
export function controlView(host: ShowHost, moment: Moment): ControlView {
  const { messages, turnsUsed } = host.history.ledger.snapshot.context;
  return { ...moment, messages, turnsUsed, undo: host.reversible };
}

/** A moment as a controller gets it that may only watch: without what was done, and by whom. */
export function controlViewForViewers(host: ShowHost, moment: Moment): ControlView {
  return { ...controlView(host, moment), undo: NOTHING_TO_REVERSE };
}

/** The programme with its plan, notes included: for controllers only. */
export function programmeWithNotes(host: ShowHost, at: number): ProgrammeView<Programme> {
  const { snapshot, seq } = host.history.ledger;
  const { programme, shift } = snapshot.context;
  return { show: host.id, seq, programme, plan: planOf(snapshot.context, at), shift };
}

/** The programme with its plan as displays get it. */
export function programmeWithoutNotes(host: ShowHost, at: number): ProgrammeView {
  const view = programmeWithNotes(host, at);
  const segments = view.programme.segments.map(({ notes: _notes, ...segment }) => segment);
  return { ...view, programme: { ...view.programme, segments } };
}

/** The same with the translations that a display in the languages of `tags` shows; null: with all of them. */
export function programmeIn(host: ShowHost, at: number, tags: readonly string[] | null): ProgrammeView {
  const view = programmeWithoutNotes(host, at);
  return tags ? { ...view, programme: onlyInLanguages(view.programme, tags) } : view;
}
