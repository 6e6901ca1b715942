import type { ProgrammeDraft } from './schema.ts';
import { slugOf } from './slug.ts';

const MAX_ID = 64;
const MAX_PART = 30;

/**
 * The id that a show would like: its title's, or, where that is taken, the title's and the subtitle's, so that days
 * and rooms of one event are told apart (`democon`, `democon-day-2-main-hall`).
 */
export function wantedShowId(
  { title, subtitle = '' }: Pick<ProgrammeDraft, 'title' | 'subtitle'>,
  taken: { has(id: string): boolean },
): string {
  const plain = slugOf(title, 'show');
  const part = slugOf(subtitle, '').slice(0, MAX_PART).replace(/-$/, '');
  if (!taken.has(plain) || part === '') return plain;
  return `${plain.slice(0, MAX_ID - part.length - 1).replace(/-$/, '')}-${part}`;
}
