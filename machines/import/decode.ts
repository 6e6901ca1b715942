import { ImportError } from './error.ts';

const BINARY =
  'This is not text: it holds bytes that no text has, so it may be a binary file or in an unknown encoding.';
const SAMPLE = 4_096;
/** Control characters that no text has; tabs, line ends, form feeds and Word's line breaks it may have. */
const CONTROLS = /(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}|[\u0081\u008D\u008F\u0090\u009D]/u;

/**
 * Bytes as text: by their byte order mark, as UTF-16 where every other byte is zero, as UTF-8, as GB 18030 where that makes
 * them Chinese, else as Windows-1252; spreadsheets write both. `charset` is what the sender said, and counts where it can be true.
 *
 * @throws {ImportError} where they are no text.
 */
export function decode(bytes: Uint8Array, charset?: string): string {
  const encoding = encodingOf(bytes);
  const text = encoding
    ? decodedAs(encoding, bytes)
    : (decodedAs('utf-8', bytes) ??
      (charset && decodedAs(charset, bytes)) ??
      (inPairs(bytes) ? inChinese(bytes) : undefined) ??
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

/** Whether bytes that are no ASCII come in pairs, as in Chinese; letters with accents come one by one. */
function inPairs(bytes: Uint8Array): boolean {
  let [run, even, odd] = [0, 0, 0];
  for (const byte of bytes.subarray(0, SAMPLE)) {
    if (byte >= 0x80) run++;
    else if (run > 0) {
      if (run % 2 === 0) even++;
      else odd++;
      run = 0;
    }
  }
  return even > odd * 4;
}

const CHINESE = /[\u2010-\u2026\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g;

/** Bytes as GB 18030, where nearly all that is no ASCII are then Chinese characters and their punctuation. */
function inChinese(bytes: Uint8Array): string | undefined {
  const text = decodedAs('gb18030', bytes);
  const foreign = text?.match(/\P{ASCII}/gu)?.length ?? 0;
  const chinese = text?.match(CHINESE)?.length ?? 0;
  return chinese >= foreign * 0.9 ? text : undefined;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
