/** A way out of the editor. */
export interface Way {
  readonly says: string;
  readonly href: string;
}

/** The programme as files for other programs, by the server's name of the format. */
const FORMATS = [
  ['json', 'Programme (JSON)'],
  ['csv', 'Table (CSV)'],
  ['xlsx', 'Workbook (XLSX)'],
  ['schedule-json', 'schedule.json'],
  ['ical', 'Calendar file'],
] as const;

/** Where a programme is had as a file; each needs the key, so each is fetched, not followed. */
export function exportLinks(show: string): { readonly says: string; readonly format: string }[] {
  const address = `/api/shows/${encodeURIComponent(show)}/export`;
  return FORMATS.map(([format, says]) => ({ says, format: `${address}?format=${format}` }));
}

/** Other pages of the same show. */
export function wayLinks(show: string, key: string): Way[] {
  const at = `?show=${encodeURIComponent(show)}#key=${encodeURIComponent(key)}`;
  return [
    { says: 'Console', href: `/control${at}` },
    { says: 'Print', href: `/print${at}` },
    { says: 'Report', href: `/report${at}` },
    { says: 'New programme…', href: `/edit#key=${encodeURIComponent(key)}` },
    { says: 'Other shows and screens', href: '/' },
  ];
}
