const ROW = /<row\b[^<>]*>/g;
const HIDDEN_ROW = /<row\b[^<>]*\shidden=["'](?:1|true)["'][^<>]*>/;
const ROW_END = '</row>';
const SHEET = /<sheet\b[^<>]*\/>/g;
const HIDDEN_SHEET = /\sstate=["'](?:hidden|veryHidden)["']/;

/** A sheet in XML without the rows that its author hid, and how many of them there were that are not empty. */
export function withoutHiddenRows(sheet: string): { text: string; hidden: number } {
  if (!HIDDEN_ROW.test(sheet)) return { text: sheet, hidden: 0 };
  const kept: string[] = [];
  let hidden = 0;
  let from = 0;
  for (const match of sheet.matchAll(ROW)) {
    const [tag] = match;
    if (match.index < from || !HIDDEN_ROW.test(tag)) continue;
    const end = tag.endsWith('/>') ? match.index + tag.length : endOfRow(sheet, match.index);
    kept.push(sheet.slice(from, match.index));
    if (sheet.slice(match.index, end).includes('<v>') || sheet.slice(match.index, end).includes('<t'))
      hidden++;
    from = end;
  }
  return { text: kept.join('') + sheet.slice(from), hidden };
}

/** The list of sheets of a workbook without those that its author hid, where others are left; and how many those are. */
export function withoutHiddenSheets(workbook: string): { text: string; hidden: number } {
  const sheets = workbook.match(SHEET) ?? [];
  const hidden = sheets.filter((sheet) => HIDDEN_SHEET.test(sheet)).length;
  if (hidden === 0 || hidden === sheets.length) return { text: workbook, hidden: 0 };
  return { text: workbook.replace(SHEET, (sheet) => (HIDDEN_SHEET.test(sheet) ? '' : sheet)), hidden };
}

function endOfRow(sheet: string, from: number): number {
  const end = sheet.indexOf(ROW_END, from);
  return end < 0 ? sheet.length : end + ROW_END.length;
}
