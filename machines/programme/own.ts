/**
 * What a record holds under an id, and never what every object inherits: people's titles become ids,
 * and "Constructor" is one.
 */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
