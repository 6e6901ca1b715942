/// <reference types="vite/client" />
import arabicSheet from '@fontsource-variable/noto-sans-arabic/index.css?url';
import hanSheet from '@fontsource-variable/noto-sans-sc/index.css?url';
import { bringSheet } from './sheet.ts';

const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/;

/**
 * Brings the type for the scripts that a text is written in, where Inter does not have it: the first
 * time that such a text is shown, and of it only the slices that hold its characters.
 */
export function bringFontsFor(text: string): void {
  if (HAN.test(text)) bringSheet(hanSheet);
  if (ARABIC.test(text)) bringSheet(arabicSheet);
}

/** Whether a text is written in letters that join, which no space may part. */
export function isJoined(text: string): boolean {
  return ARABIC.test(text);
}
