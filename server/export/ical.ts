import type ICAL from 'ical.js';
import type { Feed, FeedEvent } from '../../machines/export/feed.ts';

type Library = typeof ICAL;

/** A show as a calendar (RFC 5545), its times in UTC so that every calendar agrees on them. */
export async function icalOf(feed: Feed): Promise<string> {
  // Loaded when it is needed: a server that nobody asks for calendars starts the sooner.
  const { default: library } = await import('ical.js');
  const calendar = new library.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Showcaller//Show//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addPropertyWithValue('name', feed.name);
  calendar.addPropertyWithValue('x-wr-calname', feed.name);
  calendar.addPropertyWithValue('x-wr-timezone', feed.timeZone);
  calendar.addPropertyWithValue('refresh-interval', library.Duration.fromString('PT5M'));
  calendar.addPropertyWithValue('x-published-ttl', 'PT5M');
  for (const event of feed.events) calendar.addSubcomponent(componentOf(event, feed.modifiedAt, library));
  return `${calendar.toString()}\r\n`;
}

function componentOf(event: FeedEvent, modifiedAt: number, library: Library): ICAL.Component {
  const component = new library.Component('vevent');
  const utc = (ms: number) => library.Time.fromJSDate(new Date(ms), true);
  component.addPropertyWithValue('uid', event.uid);
  component.addPropertyWithValue('dtstamp', utc(modifiedAt));
  component.addPropertyWithValue('last-modified', utc(modifiedAt));
  component.addPropertyWithValue('sequence', event.sequence);
  component.addPropertyWithValue('dtstart', utc(event.startsAt));
  component.addPropertyWithValue('dtend', utc(event.endsAt));
  component.addPropertyWithValue('summary', event.title);
  if (event.description !== '') component.addPropertyWithValue('description', event.description);
  if (event.location !== undefined) component.addPropertyWithValue('location', event.location);
  component.addPropertyWithValue('categories', event.kind);
  component.addPropertyWithValue('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED');
  component.addPropertyWithValue('transp', 'TRANSPARENT');
  return component;
}
