import type { Plugin } from 'vite';
import { edited, type Edit } from './edits.ts';

/**
 * Leaves out of a page's words those that only another page says: in `client/lib/words/`, what is said on
 * one page alone stands under that page's name.
 *
 * @param pages the pages that are built each by itself, in an environment of its name
 */
export function ownWords(pages: readonly string[]): Plugin {
  return {
    name: 'showcaller:own-words',
    apply: 'build',
    applyToEnvironment: ({ name }) => pages.includes(name),
    transform: {
      order: 'post',
      filter: { id: /\/client\/lib\/words\/[a-z]{2}\.ts$/ },
      handler(code) {
        const others = pages.filter((page) => page !== this.environment.name);
        const edits = othersIn(this.parse(code), others);
        return edits.length > 0 ? { code: edited(code, edits), map: null } : null;
      },
    },
  };
}

/** What stands under a name of `others` is nothing there. */
function othersIn(value: unknown, others: readonly string[]): Edit[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isNamed(value, others)) return [{ start: value.value.start, end: value.value.end, text: 'null' }];
  return Object.values(value).flatMap((part) => othersIn(part, others));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A property of one of these names that is a group of words. */
function isNamed(value: object, names: readonly string[]): value is { value: Span } {
  if (!('type' in value && value.type === 'Property' && 'key' in value && 'value' in value)) return false;
  const { key, value: group } = value as { key: { name?: string }; value: { type: string } };
  return key.name !== undefined && names.includes(key.name) && group.type === 'ObjectExpression';
}
