const PLACED = /<(row|c)(?=[\s/>])[^<>]*>/g;
const PLACE = /\sr=["']([A-Z]*)(\d+)["']/;

/** A sheet in XML whose rows and cells all say their places: where a program left one out, it comes after the last. */
export function withPlaces(sheet: string): string {
  let [row, column] = [0, 0];
  return sheet.replace(PLACED, (tag: string, name: string) => {
    const [, letters = '', number = ''] = PLACE.exec(tag) ?? [];
    if (name === 'row') {
      row = number === '' ? row + 1 : Number(number);
      column = 0;
      return number === '' ? placed(tag, name, String(row)) : tag;
    }
    column = letters === '' ? column + 1 : columnNumber(letters);
    return letters === '' ? placed(tag, name, `${columnLetters(column)}${String(row)}`) : tag;
  });
}

/** The number of a column from its letters, from 1. */
export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnLetters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((number - 1) % 26))}`;
}

function placed(tag: string, name: string, place: string): string {
  return `<${name} r="${place}"${tag.slice(name.length + 1)}`;
}
