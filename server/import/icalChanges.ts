import ICAL from 'ical.js';

/** An event and its place in the file, from 1. */
interface Numbered {
  readonly event: ICAL.Event;
  readonly line: number;
}

/** An event with those that each change one time of it, where it repeats. */
export interface Changed extends Numbered {
  readonly changes: readonly Numbered[];
}

/**
 * The events of a calendar, each with its changes. What changes a time of an event that is not in the file, as an
 * invitation to one time does, is an event of its own.
 */
export function withChanges(components: readonly ICAL.Component[]): Changed[] {
  const all = components.map((component, index) => ({ component, line: index + 1 }));
  const isChange = ({ component }: (typeof all)[number]) => component.hasProperty('recurrence-id');
  const wholes = all.filter((one) => !isChange(one));
  const changes = Map.groupBy(all.filter(isChange), ({ component }) => uidOf(component));
  const known = new Set(wholes.filter(repeats).map(({ component }) => uidOf(component)));
  const lone = [...changes].flatMap(([uid, those]) => (known.has(uid) ? [] : those));
  return [
    // The library would let each event change any other, whatever their names are.
    ...wholes.map(({ component, line }) => {
      const own = (changes.get(uidOf(component)) ?? []).map(unchanged);
      return { event: eventOf(component, own), line, changes: own };
    }),
    ...lone.map((one) => ({ ...unchanged(one), changes: [] })),
  ];
}

function repeats({ component }: { component: ICAL.Component }): boolean {
  return component.hasProperty('rrule') || component.hasProperty('rdate');
}

function unchanged({ component, line }: { component: ICAL.Component; line: number }): Numbered {
  return { event: eventOf(component, []), line };
}

function eventOf(component: ICAL.Component, changes: readonly Numbered[]): ICAL.Event {
  return new ICAL.Event(component, { exceptions: changes.map(({ event }) => event) });
}

function uidOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue('uid') ?? '');
}
