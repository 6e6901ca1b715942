import type { ShowHost } from '../shows/showHost.ts';
import type { Appended } from '../shows/showRecord.ts';
import {
  controlView,
  controlViewForViewers,
  liveFor,
  momentNow,
  programmeWithNotes,
  programmeWithoutNotes,
} from '../shows/views.ts';
import type { LiveView, Moment } from '../../machines/wire/live.ts';
import { VIEWS, type View } from '../../machines/wire/views.ts';
import type { ControlNamespace } from './controlSocket.ts';
import type { DisplayNamespace } from './displayGateway.ts';
import { crewRoom, deviceRoom, viewRoom, watchRoom } from './rooms.ts';
import { tellProgramme } from './tellProgramme.ts';

/** Those who watch: controllers, and displays of every view. */
export interface Audience {
  readonly control: ControlNamespace;
  readonly displays: DisplayNamespace;
  readonly now: () => number;
}

/** The speaker in front of the hall comes first: a thousand screens take tens of milliseconds. */
const SPEAKER_FIRST: readonly View[] = ['speaker', ...VIEWS.filter((view) => view !== 'speaker')];

/** Tells everybody at a show of an entry: first the hand that pressed, then the speaker, then the rest. */
export function broadcast(host: ShowHost, { entry, programmeChanged }: Appended, audience: Audience): void {
  const { control, displays, now } = audience;
  const at = now();
  const moment = momentNow(host, at);
  const controllers = control.to(crewRoom(host.id));
  if (programmeChanged) controllers.emit('programme', programmeWithNotes(host, at));
  controllers.emit('live', controlView(host, moment));
  controllers.emit('logged', entry);
  tellWatchers(host, moment, programmeChanged, audience);

  if (programmeChanged) tellProgramme(host, at, displays);
  const addressed = devicesWithMessages(host);
  const addressedRooms = addressed.map((device) => deviceRoom(host.id, device));
  for (const { view, views } of variants(host, moment)) {
    displays
      .to(views.map((same) => viewRoom(host.id, same)))
      .except(addressedRooms)
      .emit('live', view);
  }
  for (const device of addressed) {
    for (const socket of displays.adapter.rooms.get(deviceRoom(host.id, device)) ?? []) {
      const display = displays.sockets.get(socket);
      display?.emit('live', liveFor(host, moment, display.data));
    }
  }
}

/** Viewers at `/control` are few, and mostly none. */
function tellWatchers(
  host: ShowHost,
  moment: Moment,
  programmeChanged: boolean,
  { control, now }: Audience,
): void {
  const room = watchRoom(host.id);
  if (!control.adapter.rooms.has(room)) return;
  const watchers = control.to(room);
  if (programmeChanged) watchers.emit('programme', programmeWithoutNotes(host, now()));
  watchers.emit('live', controlViewForViewers(host, moment));
}

/** What displays get, each variant once with the views that it is for: it is encoded as often as there are variants. */
function variants(host: ShowHost, moment: Moment): { view: LiveView; views: View[] }[] {
  const made: { view: LiveView; views: View[] }[] = [];
  for (const name of SPEAKER_FIRST) {
    const view = liveFor(host, moment, { view: name });
    const same = made.find(
      (other) => other.view.message === view.message && other.view.turnsUsed === view.turnsUsed,
    );
    if (same) same.views.push(name);
    else made.push({ view, views: [name] });
  }
  return made;
}

/** The devices that a message is addressed to: they get a variant of their own. */
function devicesWithMessages(host: ShowHost): string[] {
  const targets = new Set<string>(['all', ...VIEWS]);
  return host.history.ledger.snapshot.context.messages.map(({ to }) => to).filter((to) => !targets.has(to));
}
