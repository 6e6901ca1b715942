import { zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Styles that cells can name: 0 general, 1 a time, 2 a date, 3 a date and time, 4 a length. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

/** A sheet by its name and its rows in XML. */
export type SheetXml = readonly [name: string, rows: string];

/** A workbook of these sheets, as bytes; `more` are further files in it. */
export function workbookOf(sheets: readonly SheetXml[], more: Record<string, Uint8Array> = {}): Uint8Array {
  const listed = sheets.map(
    ([name], index) =>
      `<sheet name="${name}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`,
  );
  return zipSync({
    '[Content_Types].xml': bytesOf(`<Types xmlns="${PACKAGE}/content-types"/>`),
    'xl/workbook.xml': bytesOf(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': bytesOf(
      `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': bytesOf(STYLES),
    ...Object.fromEntries(
      sheets.map(([, rows], index) => [
        `xl/worksheets/sheet${String(index + 1)}.xml`,
        bytesOf(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
    ...more,
  });
}

/** A row in XML: texts as they are, numbers with the style that a pair gives. */
export function rowOf(
  number: number,
  cells: readonly (string | readonly [value: number, style: number])[],
): string {
  const written = cells.map((cell, index) => {
    const place = `${String.fromCharCode(65 + index)}${String(number)}`;
    if (cell === '') return '';
    return typeof cell === 'string'
      ? `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
      : `<c r="${place}" s="${String(cell[1])}"><v>${String(cell[0])}</v></c>`;
  });
  return `<row r="${String(number)}">${written.join('')}</row>`;
}

/** A text as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
