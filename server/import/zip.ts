import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ImportError } from '../../machines/import/error.ts';

const MAX_ENTRIES = 2_000;
const MAX_TOTAL = 8_000_000;
/** What of a workbook is looked at: not its pictures, charts and themes. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml|word\/document\.xml)$/i;
const DAMAGED = 'This file is damaged, or no workbook: it cannot be unpacked.';
const TOO_LARGE = 'This workbook is far larger than any programme once it is unpacked.';

/**
 * The parts of a workbook that hold its sheets, by their names. Neither what the file says of their sizes nor what they really
 * unpack to may pass the limit: unpacking ends there.
 *
 * @throws {ImportError} where the file is damaged, or unpacks to far more than a programme is.
 */
export async function unpackSheets(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  try {
    // It holds every entry to the size that it declares.
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return await unpackEach(zip);
  } catch (error) {
    throw error instanceof ImportError ? error : new ImportError(DAMAGED);
  }
}

async function unpackEach(zip: ZipFile): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let declared = 0;
  if (zip.entryCount > MAX_ENTRIES) throw new ImportError(TOO_LARGE);
  for await (const entry of zip.eachEntry()) {
    if (!NEEDED.test(entry.fileName)) continue;
    if (entry.isEncrypted()) throw new ImportError('This workbook is locked with a password.');
    declared += entry.uncompressedSize;
    if (declared > MAX_TOTAL) throw new ImportError(TOO_LARGE);
    files.set(entry.fileName, await contentOf(zip, entry));
  }
  return files;
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > entry.uncompressedSize) throw new ImportError(DAMAGED);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
