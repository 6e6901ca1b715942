import { Kept } from '../kept.svelte.ts';
import { combinationInWords, combinationOf, type Press, samePlaceInLatin } from './combination.ts';
import { KEY_COMMANDS, type KeyCommand, whatItDoes } from './commands.ts';

/** The keys that somebody chose on this device, one for a command. */
type OwnKeys = Readonly<Partial<Record<KeyCommand, string>>>;

/** Keys that mean the same everywhere on the desk. */
const FIXED: ReadonlySet<string> = new Set(['Escape', 'Enter', 'Tab', 'Shift+Enter', 'Shift+Tab']);

/** Keys by which a browser leaves the page or covers it. */
const BROWSERS: ReadonlySet<string> = new Set([
  'F5',
  'Shift+F5',
  'F11',
  'F12',
  'BrowserBack',
  'BrowserForward',
]);

/** Which key gives which command on this device. */
export class KeyMap {
  readonly #own = new Kept<OwnKeys>('keys', {}, areOwnKeys);

  /** The command that a press gives; null if none. A key of another script counts by its place. */
  commandOf(press: Press): KeyCommand | null {
    const command = this.#commandOf(press);
    const inLatin = command === null ? samePlaceInLatin(press) : null;
    return inLatin ? this.#commandOf(inLatin) : command;
  }

  #commandOf(press: Press): KeyCommand | null {
    if (press.key.toLowerCase() === 'z' && (press.ctrlKey || press.metaKey))
      return press.shiftKey ? 'redo' : 'undo';
    const combination = combinationOf(press);
    return combination === null ? null : this.#holderOf(combination);
  }

  /** The keys of a command; none if another one was given its only key. */
  keysOf(command: KeyCommand): readonly string[] {
    const own = this.#own.value[command];
    if (own !== undefined) return [own];
    const given = Object.values(this.#own.value);
    return defaultsOf(command).filter((key) => !given.includes(key));
  }

  /** The first key of a command as it stands on the key; empty if it has none. */
  words(command: KeyCommand): string {
    const [first] = this.keysOf(command);
    return first === undefined ? '' : combinationInWords(first);
  }

  /** Whether a key of one's own was chosen for a command. */
  isOwn(command: KeyCommand): boolean {
    return this.#own.value[command] !== undefined;
  }

  get hasOwn(): boolean {
    return Object.keys(this.#own.value).length > 0;
  }

  /** Gives a command another key; why that cannot be, in a sentence, or null where it was done. */
  change(command: KeyCommand, press: Press): string | null {
    const combination = combinationOf(press);
    if (combination === null || BROWSERS.has(combination)) {
      return 'That key belongs to the browser or to the system: choose one without Ctrl, Alt or ⌘.';
    }
    const key = combinationInWords(combination);
    if (FIXED.has(combination)) return `${key} means the same everywhere and cannot be another command’s.`;
    if (combination === 'Space' && command !== 'go') return 'Space is for GO alone.';
    const holder = this.#holderOf(combination);
    if (holder !== null && holder !== command) {
      return `${key} is taken: “${whatItDoes(holder)}”. Give that another key first.`;
    }
    const { [command]: _before, ...others } = this.#own.value;
    const isDefault = defaultsOf(command)[0] === combination;
    this.#own.value = isDefault ? others : { ...others, [command]: combination };
    return null;
  }

  /** All keys as they were made. */
  reset(): void {
    this.#own.value = {};
  }

  #holderOf(combination: string): KeyCommand | null {
    return KEY_COMMANDS.find(({ id }) => this.keysOf(id).includes(combination))?.id ?? null;
  }
}

function defaultsOf(command: KeyCommand): readonly string[] {
  return KEY_COMMANDS.find(({ id }) => id === command)?.keys ?? [];
}

function areOwnKeys(kept: unknown): kept is OwnKeys {
  if (typeof kept !== 'object' || kept === null) return false;
  const keys: unknown[] = Object.values(kept);
  const isKnown = Object.keys(kept).every((name) => KEY_COMMANDS.some(({ id }) => id === name));
  return isKnown && keys.every((key) => typeof key === 'string') && new Set(keys).size === keys.length;
}
