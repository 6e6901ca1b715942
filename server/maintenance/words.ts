/** What can be done with a data folder besides serving it, by the first word of the command line. */
export const MAINTENANCE = ['backup', 'restore', 'check'] as const;

export type Maintenance = (typeof MAINTENANCE)[number];

export function isMaintenance(word: string): word is Maintenance {
  return MAINTENANCE.some((known) => known === word);
}
