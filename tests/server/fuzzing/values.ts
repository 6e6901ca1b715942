import fc from 'fast-check';

/** Numbers at the edges of what is one. */
export const oddNumber = fc.constantFrom(0, -0, -1, 0.5, 1e15, 1e308, -1e308, 2 ** 53, 5e-324, 60_000);
/** Texts that mean something here, or break something elsewhere. */
export const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    'b',
    'c',
    'ada',
    'all',
    'room',
    '__proto__',
    'constructor',
    'x'.repeat(65),
    '\ud800',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 70 }),
);
/** Anything that JSON can say. */
export const anyValue = fc.oneof(
  { weight: 3, arbitrary: oddNumber },
  { weight: 3, arbitrary: oddText },
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
);
