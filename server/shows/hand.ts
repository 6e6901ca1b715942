/** Whose hand it was, for the log: the name that was given, or what stands for one that was left empty. */
export function nameOr(name: string | undefined, otherwise: string): string {
  const given = name?.trim() ?? '';
  return given === '' ? otherwise : given;
}
