const LEAD = new Set('|:;,-~>/•·*.)]\t ');
const TRAIL = new Set('|:;,-~<>/•·*(\t ');

/** The part of a text between two places, without the separators at its edges; one full stop at its end stays. */
export function trimEdges(text: string, folded: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && LEAD.has(folded[start] ?? '')) start++;
  while (start < end && (TRAIL.has(folded[end - 1] ?? '') || isLeader(folded, end))) end--;
  return text.slice(start, end);
}

/** Whether the dot before a place is one of several that lead the eye to a time at the end of the line. */
function isLeader(folded: string, end: number): boolean {
  if (folded[end - 1] === '…') return true;
  if (folded[end - 1] !== '.') return false;
  return (
    /\.\s?$/.test(folded.slice(Math.max(0, end - 3), end - 1)) || /^\s?\./.test(folded.slice(end, end + 2))
  );
}
