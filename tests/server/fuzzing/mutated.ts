import fc from 'fast-check';

/** One change to bytes: where, as a part of their length, and what. */
type Change =
  | { readonly do: 'set' | 'insert'; readonly part: number; readonly bytes: Uint8Array }
  | { readonly do: 'drop' | 'repeat'; readonly part: number; readonly length: number };

const part = fc.double({ min: 0, max: 1, noNaN: true });

/** What breaks readers: ends of texts, of lines, of tags, and bytes that begin what does not go on. */
const spice = fc
  .constantFrom(
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '&',
    ',',
    ';',
    '\n',
    '\0',
    '\\u',
    '-1',
    '9'.repeat(40),
    ']]>',
    'END:VEVENT',
  )
  .map((text) => new TextEncoder().encode(text));

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    do: fc.constantFrom('set' as const, 'insert' as const),
    part,
    bytes: fc.oneof(spice, fc.uint8Array({ minLength: 1, maxLength: 6 })),
  }),
  fc.record({
    do: fc.constantFrom('drop' as const, 'repeat' as const),
    part,
    length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 2000 })),
  }),
);

/** One of these, as it is or with a few bytes changed, inserted, dropped or said again. */
export function mutated(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 4 }))
    .map(([seed, changes]) => changes.reduce<Uint8Array>(apply, seed));
}

function apply(bytes: Uint8Array, done: Change): Uint8Array {
  const at = Math.floor(done.part * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (done.do) {
    case 'set':
      return joined(before, done.bytes, after.subarray(done.bytes.length));
    case 'insert':
      return joined(before, done.bytes, after);
    case 'drop':
      return joined(before, after.subarray(done.length));
    case 'repeat':
      return joined(before, after.subarray(0, done.length), after);
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
