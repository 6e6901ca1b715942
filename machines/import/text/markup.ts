import { spreadSpans } from './spannedCells.ts';

const CLOSING_TAG = /<\/(?:td|th|tr|p|li|h[1-6]|div|table|ul|ol|dt|dd)\s*>/i;
const UNSEEN =
  /<(script|style|head|title)\b[^<>]{0,500}>(?:(?!<\1\b)[\s\S])*?<\/\1\s*>|<!--(?:(?!<!--)[\s\S])*?-->/gi;
const CELL_END = /<\/t[dh]\s*>\s*(?=<t[dh]\b)/gi;
const LINE_END = /<\/(?:tr|p|li|h[1-6]|div|table|ul|ol|dt|dd|caption|section|article|header|footer)\s*>/gi;
/** A block that begins within a line ends the line. */
const BLOCK_BEGIN =
  /(?<=[^\s>])\s*(?:<\/(?:b|strong|i|em|span|a|time|u)>\s*)*<(?:p|div|ul|ol|dt|dd|table|section|article)\b(?=[^<>]{0,500}>)/gi;
const STRUCK_SPAN = /<span\b[^<>]{0,400}line-through[^<>]{0,400}>([^<>]{0,400})<\/span>/gi;
const STRUCK = /<(s|del|strike)\b[^<>]{0,500}>|<\/(s|del|strike)\s*>/gi;
const BREAK_IN_CELL = /(<t[dh]\b[^<>]{0,500}>)((?:(?!<\/?t[dh]\b)[\s\S])*)/gi;
const INNER_END = /<\/(?:p|div|li)\s*>(?!\s*$)|<br\b[^<>]{0,100}>/gi;
const INNER_BLOCK = /<\/?(?:p|div|li|ul|ol|h[1-6])\b[^<>]{0,500}>/gi;
/** A time that only the look of a page parts from what follows: `<span>9:00</span><span>Doors</span>`. */
const TIME_BEFORE_TITLE =
  /(\d[:.h]\d\d(?: ?[ap]\.?m\.?)?|\d ?[ap]\.?m\.?)(?=(?:<\/(?:b|strong|i|em|span|time)>){1,5}(?:<(?:b|strong|i|em|span|a)\b[^<>]{0,500}>){1,5}\p{L})/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', middot: '·', bull: '•',
  rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', laquo: '«', raquo: '»', agrave: 'à', acirc: 'â', ccedil: 'ç', egrave: 'è',
  eacute: 'é', ecirc: 'ê', icirc: 'î', ocirc: 'ô', ugrave: 'ù', aacute: 'á', iacute: 'í', oacute: 'ó', uacute: 'ú',
  ntilde: 'ñ', auml: 'ä', ouml: 'ö', uuml: 'ü', Eacute: 'É', Agrave: 'À',
}; // prettier-ignore

/**
 * The text that a fragment of a web page or of a word processor shows, a line for each block or row of a table, tabs
 * between cells. Text without such markup comes back as it is.
 */
export function withoutMarkup(source: string): string {
  if (!CLOSING_TAG.test(source)) return source;
  return decode(
    spreadSpans(source.replace(UNSEEN, ' ').replace(/\s+/g, ' '))
      .replace(
        BREAK_IN_CELL,
        (_, open: string, inner: string) => open + inner.replace(INNER_END, ' | ').replace(INNER_BLOCK, ' '),
      )
      .replace(TIME_BEFORE_TITLE, '$1 ')
      .replace(CELL_END, '\t')
      .replace(STRUCK_SPAN, '~~$1~~')
      .replace(STRUCK, '~~')
      .replace(BLOCK_BEGIN, (begin) => `\n${begin}`)
      .replace(/<h[1-6]\b[^<>]{0,500}>/gi, '\n\n# ')
      .replace(/<li\b[^<>]{0,500}>/gi, '\n- ')
      .replace(/<br\b[^<>]{0,100}>/gi, '\n')
      .replace(LINE_END, '\n')
      .replace(/<\/?[a-z][^<>]{0,500}>/gi, ''),
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
