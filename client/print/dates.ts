/** A date as a paper has it: `Friday 11 July 2025`. */
export function dateOf(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' }).format(ms).replace(',', '');
}

/** A moment as a paper is dated by it: `11 Jul 2025, 10:42:05`. */
export function momentOf(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(ms);
}
