import { ImportError } from './error.ts';

const BINARY =
  'This is not text: it holds bytes that no text has, so it may be a binary file or in an unknown encoding.';
const SAMPLE = 4_096;
/** Control characters that no text has; tabs, line ends, form feeds and Word's line breaks it may have. */
const CONTROLS = /(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}|[\u0081\u008D\u008F\u0090\u009D]/u;

/**
 * Bytes as text: by their byte order mark, as UTF-16 where every other byte is zero, as UTF-8, else as Windows-1252,
 * which old spreadsheets write. `charset` is what the sender said, and counts where it can be true.
 *
 * @throws {ImportError} where they are no text.
 */
export function decode(bytes: Uint8Array, charset?: string): string {
  const encoding = encodingOf(bytes);
  const text = encoding
    ? decodedAs(encoding, bytes)
    : (decodedAs('utf-8', bytes) ??
      (charset && decodedAs(charset, bytes)) ??
      decodedAs('windows-1252', bytes));
  if (text === undefined || CONTROLS.test(text)) throw new ImportError(BINARY);
  return text;
}

function encodingOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = (from: number) => sample.filter((byte, index) => index % 2 === from && byte === 0).length;
  const half = sample.length / 2;
  if (half >= 2 && zeros(1) > half * 0.6 && zeros(0) === 0) return 'utf-16le';
  return half >= 2 && zeros(0) > half * 0.6 && zeros(1) === 0 ? 'utf-16be' : undefined;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
