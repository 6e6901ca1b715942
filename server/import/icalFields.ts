import type ICAL from 'ical.js';

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)Z?$/;
const MAX_SHOWN = 60;

/** The text of a property, nothing where there is none. */
export function textOf(component: ICAL.Component | undefined, name: string): string | undefined {
  const value: unknown = component?.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** What a sentence calls an event. */
export function titleOf(component: ICAL.Component): string {
  return (textOf(component, 'summary') ?? 'An event without a title').slice(0, MAX_SHOWN);
}

/** The zone that a time names, which the file may not describe. */
export function zoneNamed(component: ICAL.Component, property: string): string | undefined {
  const tzid: unknown = component.getFirstProperty(property)?.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
}

/** A time that is none, which the library would turn into another: a day that no year has, or a clock such as 25:61. */
export interface Impossible {
  readonly day: string;
  readonly clock: string;
  readonly isDay: boolean;
}

/** What is impossible in a time as the file writes it; undefined where it is a time, or there is none. */
export function impossibleIn(component: ICAL.Component, property: string): Impossible | undefined {
  const json: unknown = component.getFirstProperty(property)?.toJSON();
  const written: unknown = Array.isArray(json) ? json[3] : undefined;
  const [day = '', time] = String(written).split('T');
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const isDay = isDate(day);
  const clock = (time ?? '').replace(/Z$/, '').replace(/(?<=:\d\d):00$/, '');
  return isDay && (time === undefined || CLOCK.test(time)) ? undefined : { day, clock, isDay };
}

function isDate(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
