import { programmeDraftSchema, type ProgrammeDraft } from '../programme/schema.ts';
import type { Finding } from './findings.ts';

/**
 * One programme as an importer read it, for a person to look at before it is stored. `name` tells it from the
 * others of the same source; a `durationMs` of 0 or an empty title stands for what the source does not say.
 */
export interface Preview {
  name: string;
  programme: ProgrammeDraft;
  findings: Finding[];
  /** Of a table: which column was taken for what, in its order. */
  columns?: PreviewColumn[];
}

/** A column of a table: its place from 1, the name in its head, and the field that it was taken for, if any. */
export interface PreviewColumn {
  column: number;
  header: string;
  field: string | null;
}

/** What an importer is told: `timeZone` holds where the source names none, doubted unless `zoneIsKnown`. */
export interface ImportOptions {
  timeZone: string;
  zoneIsKnown?: boolean;
}

/** Whether a preview may become a show: no error without an applied proposal, and a programme of the right form. */
export function isStorable(preview: Preview): boolean {
  const settled = preview.findings.every(
    (finding) => finding.severity !== 'error' || finding.applied === true,
  );
  return settled && programmeDraftSchema.safeParse(preview.programme).success;
}
