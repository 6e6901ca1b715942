const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '|': '\\|', '\n': '\\n', '\r': '\\r' };
const MEANINGS: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

/** Fields as one line with bars between them, `Ada Byron | Director | ITU`; empty ones at the end are left out. */
export function lineOfFields(fields: readonly string[]): string {
  const written = fields.map((field) => field.replace(/[\\|\n\r]/g, (character) => ESCAPES[character] ?? ''));
  while (written.at(-1) === '') written.pop();
  return written.join(' | ');
}

/** The fields of a line that {@link lineOfFields} wrote, or a person with the same marks. */
export function fieldsOfLine(line: string): string[] {
  // Each match is a field and the bar that ends it; a mark after a backslash is part of the field.
  return [...`${line}|`.matchAll(/((?:\\[^]|[^\\|])*)\|/g)].map(([, field = '']) =>
    field.trim().replace(/\\([\\|nr])/g, (_, mark: string) => MEANINGS[mark] ?? mark),
  );
}
