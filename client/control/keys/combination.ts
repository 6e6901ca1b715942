/** What of a key press counts. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'
>;

/** Keys that only change others, or that stand for no key. */
const NO_KEYS: ReadonlySet<string> = new Set(
  'Shift Control Alt AltGraph Meta CapsLock NumLock Fn Dead Process Unidentified Compose'.split(' '),
);

/**
 * A key press as it is kept and compared: `h`, `Shift+h`, `+`, `Space`, `Shift+PageDown`. Signs such as
 * `+` and `?` need Shift on many keyboards, so it does not count with them; nor does AltGr, with which many
 * write `[`. Null for what is no key by itself, and for what belongs to the browser: anything with Control,
 * Alt or Meta.
 */
export function combinationOf(press: Press): string | null {
  const { key, shiftKey } = press;
  if (isForBrowser(press) || NO_KEYS.has(key)) return null;
  if (key === ' ') return 'Space';
  if (key.length === 1 && !isLetter(key)) return key;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return shiftKey ? `Shift+${name}` : name;
}

/** The last character of the keyboards that write Latin letters and their signs. */
const LAST_LATIN = '\u024f';

/** The signs of a US keyboard by their place. */
const SIGNS: Readonly<Record<string, string>> = {
  Space: ' ',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  'Shift+Equal': '+',
  'Shift+Slash': '?',
};

/**
 * The press that the same place gives on a US keyboard, where the keyboard is set to another script (Russian,
 * Arabic, Chinese); null on one that writes Latin letters, whose keys are where they say.
 */
export function samePlaceInLatin(press: Press): Press | null {
  const { key, code, shiftKey } = press;
  if (key.length !== 1 || key <= LAST_LATIN) return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  const there = letter ?? SIGNS[shiftKey ? `Shift+${code}` : code];
  if (there === undefined) return null;
  const { ctrlKey, metaKey, altKey } = press;
  const getModifierState = (name: string) => press.getModifierState(name);
  return { key: there, code, shiftKey, ctrlKey, metaKey, altKey, getModifierState };
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

/** On some systems AltGr is told as Control and Alt together. */
function isForBrowser(press: Press): boolean {
  return (press.ctrlKey || press.metaKey || press.altKey) && !press.getModifierState('AltGraph');
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase();
}
