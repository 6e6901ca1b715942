import { fieldNamed, mayBeSeveral } from '../../../machines/import/columns.ts';
import type { PreviewColumn } from '../../../machines/import/preview.ts';
import { readStored, writeStored } from '../../lib/page/storage.ts';
import type { Mapping } from './source.ts';

const PLACE = 'showcaller:columns';
const KEPT = 30;

/** The mapping that this device was last given for a table with these heads; empty where it was given none. */
export function rememberedMapping(columns: readonly PreviewColumn[]): Mapping {
  return all().find(({ heads }) => heads === headsOf(columns))?.mapping ?? {};
}

/** Keeps a mapping for tables with these heads. */
export function rememberMapping(columns: readonly PreviewColumn[], mapping: Mapping): void {
  const heads = headsOf(columns);
  const others = all().filter((kept) => kept.heads !== heads);
  writeStored(PLACE, JSON.stringify([{ heads, mapping }, ...others].slice(0, KEPT)));
}

/** A mapping with a column told to hold a field; another that was told so, where only one can, is told nothing more. */
export function remapped(mapping: Mapping, column: number, field: string): Mapping {
  const known = fieldNamed(field);
  const isShared = known !== undefined && mayBeSeveral(known);
  const others = Object.entries(mapping).filter(([, other]) => isShared || other !== field);
  return { ...Object.fromEntries(others), [column]: field };
}

interface Kept {
  readonly heads: string;
  readonly mapping: Mapping;
}

function all(): readonly Kept[] {
  try {
    const kept: unknown = JSON.parse(readStored(PLACE) ?? '[]');
    return Array.isArray(kept)
      ? (kept as readonly Kept[]).filter((one) => typeof one.heads === 'string')
      : [];
  } catch {
    return [];
  }
}

function headsOf(columns: readonly PreviewColumn[]): string {
  return columns.map(({ header }) => header.trim().toLowerCase()).join('|');
}
