import { plain } from './text/fold.ts';

const YES = /^(?:yes|y|true|x|1|✓|✔|☑|fixed|hard|oui|o|vrai|si|s|verdadero|ja|wahr|да|истина|نعم|是|对)$/;
const NO = /^(?:no|n|false|0|-|–|☐|✗|✘|non|faux|falso|nein|falsch|нет|ложь|لا|否|不)$/;

/** What a cell of yes and no says; undefined where it is empty or says something else. */
export function readFlag(cell: string): boolean | undefined {
  const word = plain(cell);
  if (YES.test(word)) return true;
  return NO.test(word) ? false : undefined;
}
