/** What of a key press counts. */
export type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Keys that only change others, or that stand for no key. */
const NO_KEYS: ReadonlySet<string> = new Set(
  'Shift Control Alt AltGraph Meta CapsLock NumLock Fn Dead Process Unidentified Compose'.split(' '),
);

/**
 * A key press as it is kept and compared: `h`, `Shift+h`, `+`, `Space`, `Shift+PageDown`. Signs such as
 * `+` and `?` need Shift on many keyboards, so it does not count with them. Null for what is no key by
 * itself, and for what belongs to the browser: anything with Control, Alt or Meta.
 */
export function combinationOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Press): string | null {
  if (ctrlKey || metaKey || altKey || NO_KEYS.has(key)) return null;
  if (key === ' ') return 'Space';
  if (key.length === 1 && !isLetter(key)) return key;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return shiftKey ? `Shift+${name}` : name;
}

const WORDS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  '-': '−',
};

/** A combination as people read it on a key: `H`, `Shift H`, `↑`. */
export function combinationInWords(combination: string): string {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  return parts
    .map(
      (part) =>
        WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part.replace(/([a-z])([A-Z])/g, '$1 $2')),
    )
    .join(' ');
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase();
}
