import { languagesOf } from '../../machines/programme/languagesOf.ts';
import { tagFor } from '../../machines/programme/translations.ts';
import type { ShowHost } from '../shows/showHost.ts';
import { programmeIn } from '../shows/views.ts';
import type { DisplayNamespace } from './displayGateway.ts';
import { languageRoom, showRoom } from './rooms.ts';

/** Some displays that are sent the same: the languages that they show, null for all, and their rooms. */
interface Readers {
  readonly tags: readonly string[] | null;
  readonly rooms: Set<string>;
}

/** Sends every display at a show its programme as of epoch ms `at`, encoded once for each set of languages. */
export function tellProgramme(host: ShowHost, at: number, displays: DisplayNamespace): void {
  const given = languagesOf(host.history.ledger.snapshot.context.programme);
  if (given.length === 0) {
    displays.to(showRoom(host.id)).emit('programme', programmeIn(host, at, null));
    return;
  }
  for (const { tags, rooms } of readers(host, given, displays)) {
    displays.to([...rooms]).emit('programme', programmeIn(host, at, tags));
  }
}

/** Displays that say `fr-CH` and `fr` take the same texts where there is only `fr`, so they are sent the same. */
function readers(host: ShowHost, given: readonly string[], displays: DisplayNamespace): Iterable<Readers> {
  const found = new Map<string, Readers>();
  for (const socket of displays.adapter.rooms.get(showRoom(host.id)) ?? []) {
    const tags = displays.sockets.get(socket)?.data.languages;
    if (tags === undefined) continue;
    const taken = tags ? tags.map((tag) => tagFor(given, tag) ?? '').join() : '*';
    const same = found.get(taken) ?? { tags, rooms: new Set<string>() };
    same.rooms.add(languageRoom(host.id, tags));
    found.set(taken, same);
  }
  return found.values();
}
