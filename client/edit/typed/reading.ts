/** What a typed text means: one value, one of several, or none; `says` is for the person who types. */
export type Reading<Value> =
  | { readonly is: 'value'; readonly value: Value; readonly says: string }
  | { readonly is: 'choice'; readonly options: readonly Option<Value>[]; readonly says: string }
  | { readonly is: 'problem'; readonly says: string };

/** One of the things that a text may mean. */
export interface Option<Value> {
  readonly value: Value;
  readonly says: string;
}

/** A text that means one thing. */
export function value<Value>(meant: Value, says = ''): Reading<Value> {
  return { is: 'value', value: meant, says };
}

/** A text that means nothing here, and why. */
export function problem(says: string): Reading<never> {
  return { is: 'problem', says };
}

/** The same reading where an empty text takes the value away. */
export function orNothing<Value>(
  read: (text: string) => Reading<Value>,
): (text: string) => Reading<Value | null> {
  return (text) => (text.trim() === '' ? value(null) : read(text));
}
