/** Notes in the browser's console parameters of a page's own whose values it does not know, and goes on without. */
export function noteUnknownValues(names: readonly string[]): void {
  if (names.length > 0) console.info(`Showcaller does not know this value of: ${names.join(', ')}`);
}
