import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.js';

/** Where the build writes the fingerprint of what it was made from, inside its own output. */
export const FINGERPRINT = '.built-from';

/** A SHA-256, in hex, over everything that the pages are built from: their sources, the machines, the packages. */
export function fingerprintSources() {
  const hash = createHash('sha256');
  const files = ['client', 'machines'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, join(root, 'package-lock.json')].sort()) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
