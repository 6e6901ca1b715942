/** A header takes bytes, one a character: those of the text in UTF-8. */
export function asBytes(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** The value of `Authorization` for a key, which may be in any script. */
export function bearer(key: string): string {
  return `Bearer ${asBytes(key)}`;
}
