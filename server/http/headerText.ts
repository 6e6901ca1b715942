const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a header, which Node gives as Latin-1: as UTF-8 where it is that, as every shell and browser sends it. */
export function headerText(value: string): string {
  try {
    return UTF_8.decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
