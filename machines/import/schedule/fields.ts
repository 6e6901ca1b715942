/** What stands under a name in a plain object, of an attribute of XML (`@name`) too; undefined where nothing does. */
export function at(value: unknown, name: string): unknown {
  const [object] = elements(value);
  if (typeof object !== 'object' || object === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...object };
  return Object.hasOwn(fields, name) ? fields[name] : fields[`@${name}`];
}

/** A list as it is, one value as a list of one, nothing as an empty list. */
export function elements(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The fields of a plain object by their names; none of a list or a text. */
export function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** The text under a name: a string, a number, or the text of an element of XML; empty where there is none. */
export function textAt(value: unknown, name: string): string {
  if (typeof value === 'string') return name === '#text' ? value.trim() : '';
  const [found] = elements(at(value, name));
  if (typeof found === 'string' || typeof found === 'number') return String(found).trim();
  const [text] = elements(at(found, '#text'));
  return typeof text === 'string' || typeof text === 'number' ? String(text).trim() : '';
}
