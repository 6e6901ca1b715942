import { momentOf, planOf } from '../../../machines/show/live.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import type { Show } from '../../machines/log/given.ts';

/** What a display has of a show at epoch ms `at`: its programme and the moment, of the real machine. */
export function seenOf({ history }: Show, at: number): { view: ProgrammeView; live: LiveView } {
  const { snapshot, seq } = history.ledger;
  const { programme, shift } = snapshot.context;
  return {
    view: { show: 'seminar', seq, programme, plan: planOf(snapshot.context, at), shift },
    live: { ...momentOf(snapshot, { show: 'seminar', seq, at }), message: null },
  };
}
