/** An input in which no programme can be found at all; its message is one plain sentence for the person who sent it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
