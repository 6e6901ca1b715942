import type { Plugin } from 'vite';
import { edited, type Edit } from './edits.ts';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface PrivateName extends Node {
  readonly name: string;
}

/**
 * Makes private members plain ones with short names. Safari 14 has none, and the maps that would stand in
 * for them weigh a display page down by a twentieth. That nobody reaches them from outside has been checked
 * by then. Names are short within a module, so one with a private member in a subclass stays as it is.
 */
export const plainPrivates: Plugin = {
  name: 'showcaller:plain-privates',
  apply: 'build',
  transform: {
    order: 'post',
    filter: { code: /\bclass\b[^]*#[a-z_$]/i, id: /\.(js|ts|svelte)$/ },
    handler(code) {
      const edits = editsOf(this.parse(code), (name) => code.includes(name));
      return edits && edits.length > 0 ? { code: edited(code, edits), map: null } : null;
    },
  },
};

/** Null for a module that has to stay as it is. */
function editsOf(program: object, isTaken: (name: string) => boolean): Edit[] | null {
  const names = new Map<string, string>();
  const edits: Edit[] = [];
  let count = 0;
  const freeName = (): string => {
    const name = `$${count.toString(36)}`;
    count += 1;
    return isTaken(name) ? freeName() : name;
  };
  const shortened = ({ name }: PrivateName) => {
    const short = names.get(name) ?? freeName();
    names.set(name, short);
    return short;
  };
  const takeUp = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    if (isPrivateName(value)) edits.push({ ...spanOf(value), text: shortened(value) });
    if (isSubclassWithPrivates(value)) return false;
    if (!isPrivateCheck(value)) return Object.values(value).every(takeUp);
    edits.push({ ...spanOf(value.left), text: `'${shortened(value.left)}'` });
    return takeUp(value.right);
  };
  return takeUp(program) ? edits : null;
}

function spanOf({ start, end }: Node): { start: number; end: number } {
  return { start, end };
}

function isPrivateName(value: object): value is PrivateName {
  return 'type' in value && value.type === 'PrivateIdentifier';
}

/** `#name in value`, where the name becomes a string. */
function isPrivateCheck(value: object): value is { left: PrivateName; right: unknown } {
  return (
    'left' in value && typeof value.left === 'object' && value.left !== null && isPrivateName(value.left)
  );
}

function isSubclassWithPrivates(value: object): boolean {
  if (!('superClass' in value && value.superClass !== null && 'body' in value)) return false;
  const { body } = value.body as { body: { key?: object }[] };
  return body.some(({ key }) => key !== undefined && isPrivateName(key));
}
