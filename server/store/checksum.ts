import { crc32 } from 'node:zlib';

/**
 * The CRC-32 of a row, from its columns in their order: SQLite itself does not notice when a bit of what it
 * keeps has turned. Against damage, not against malice.
 */
export function checksumOf(...columns: readonly (string | number | null)[]): number {
  return crc32(JSON.stringify(columns));
}
