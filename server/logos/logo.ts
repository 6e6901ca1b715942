import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';

/** A picture that screens may show, by the name under which it is kept for ever: its content's hash and its kind. */
export interface Logo {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The kinds of picture that every browser of a hall shows, with what they are served as. */
const MEDIA_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
} as const;

type Kind = keyof typeof MEDIA_TYPES;

/** The longest side of a picture, in pixels: a small file may unpack to more than an old screen has memory for. */
const LONGEST_SIDE = 4096;

const NAME = /^[0-9a-f]{64}\.(png|jpg|webp|svg)$/;

/** Reads a picture by its bytes, whatever it was called: the logo, or a sentence that says what is wrong with it. */
export function readLogo(bytes: Buffer): Logo | { problem: string } {
  const kind = kindOf(bytes);
  if (kind === undefined) return { problem: 'The picture has to be a PNG, a JPEG, a WebP or an SVG.' };
  const problem = kind === 'svg' ? null : sizeProblem(bytes);
  if (problem !== null) return { problem };
  return { name: `${createHash('sha256').update(bytes).digest('hex')}.${kind}`, bytes };
}

/** What a logo of this name is served as; undefined where no logo can have it. */
export function mediaTypeOf(name: string): string | undefined {
  const kind = NAME.exec(name)?.[1];
  return kind === undefined ? undefined : MEDIA_TYPES[kind as Kind];
}

function kindOf(bytes: Buffer): Kind | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from('\xff\xd8\xff', 'latin1'))) return 'jpg';
  const riff = bytes.subarray(0, 12).toString('latin1');
  if (riff.startsWith('RIFF') && riff.endsWith('WEBP')) return 'webp';
  return isSvg(bytes) ? 'svg' : undefined;
}

function sizeProblem(bytes: Buffer): string | null {
  try {
    const { width, height } = imageSize(bytes);
    const isReasonable = width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE;
    return isReasonable ? null : `The picture may have up to ${String(LONGEST_SIDE)} pixels a side.`;
  } catch {
    return 'The picture is damaged: its size cannot be read.';
  }
}

/** What may stand before the root of an SVG; a DOCTYPE only without entities of its own, which can grow without end. */
const PROLOGUE = /[\s\ufeff]+|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE\s+svg[^[>]*>/iy;

function isSvg(bytes: Buffer): boolean {
  const text = textOf(bytes);
  if (text === null) return false;
  let at = 0;
  PROLOGUE.lastIndex = 0;
  while (PROLOGUE.test(text)) at = PROLOGUE.lastIndex;
  return /^<svg[\s/>]/.test(text.slice(at, at + 5));
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
