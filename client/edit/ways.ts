import { bearer } from '../lib/link/headers.ts';

/** A way out of the editor. */
export interface Way {
  readonly says: string;
  readonly href: string;
}

/** A programme as a file for other programs: the server's name of the format, and the ending of its name. */
export interface FileFormat {
  readonly format: string;
  readonly ending: string;
  readonly says: string;
}

export const FILE_FORMATS: readonly FileFormat[] = [
  { format: 'xlsx', ending: 'xlsx', says: 'Workbook (XLSX)' },
  { format: 'csv', ending: 'csv', says: 'Table (CSV)' },
  { format: 'text', ending: 'txt', says: 'Text' },
  { format: 'schedule-json', ending: 'schedule.json', says: 'schedule.json' },
  { format: 'json', ending: 'json', says: 'Programme (JSON)' },
];

/** Saves a programme as a file of a format, notes and all; false where the server did not give it. */
export async function saveFile(show: string, key: string, { format, ending }: FileFormat): Promise<boolean> {
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/export?format=${format}`, {
      headers: { Authorization: bearer(key) },
    });
    if (!response.ok) return false;
    const address = URL.createObjectURL(await response.blob());
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = `${show}.${ending}`;
    anchor.click();
    URL.revokeObjectURL(address);
    return true;
  } catch {
    return false;
  }
}

/** Other pages of the same show. */
export function wayLinks(show: string, key: string): Way[] {
  const of = `show=${encodeURIComponent(show)}`;
  const fragment = `#key=${encodeURIComponent(key)}`;
  return [
    { says: 'Console', href: `/control?${of}${fragment}` },
    { says: 'Print', href: `/print?${of}${fragment}` },
    { says: 'Report', href: `/report?${of}${fragment}` },
    { says: 'Calendar, kept up to date', href: `/api/shows/${encodeURIComponent(show)}/calendar.ics` },
    { says: 'New programme…', href: `/edit${fragment}` },
    { says: 'Other shows and screens', href: '/' },
  ];
}
