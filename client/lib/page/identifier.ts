/** A random identifier of 128 bits, also where there is no secure context and so no `randomUUID`. */
export function randomIdentifier(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
