import { timeOfDay, type TimeStyle } from '../../lib/show/timeofday.ts';

/** A day and a time of day in few words, such as `24 Nov 09:05`; `at` in epoch ms. */
export function moment(at: number, style: TimeStyle): string {
  const day = new Intl.DateTimeFormat(style.lang, { timeZone: style.zone, day: 'numeric', month: 'short' });
  return `${day.format(at)} ${timeOfDay(at, style)}`;
}
