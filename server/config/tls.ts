import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { StartError } from '../startError.ts';

/** The files of a certificate, its chain included, and of its private key, both PEM. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** What they hold. */
export interface TlsIdentity {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Reads a certificate and its key. Throws StartError with one sentence for what is wrong with which. */
export function readTls(files: TlsFiles): TlsIdentity {
  const cert = read('certificate', files.certificate);
  const key = read('key', files.key);
  tryOut({ cert }, `The file "${files.certificate}" holds no certificate in PEM form`);
  tryOut({ key }, `The file "${files.key}" holds no private key in PEM form that opens without a passphrase`);
  tryOut(
    { cert, key },
    `The key in "${files.key}" does not belong to the certificate in "${files.certificate}"`,
  );
  return { cert, key };
}

function read(what: string, file: string): Buffer {
  try {
    const content = readFileSync(file);
    // An empty one would be taken, and then no connection be possible.
    if (content.length > 0) return content;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartError(`The ${what} file "${file}" cannot be read: ${REASONS[code ?? ''] ?? message}.`);
  }
  throw new StartError(`The ${what} file "${file}" is empty.`);
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

function tryOut(identity: Partial<TlsIdentity>, problem: string): void {
  try {
    createSecureContext(identity);
  } catch {
    throw new StartError(`${problem}.`);
  }
}
