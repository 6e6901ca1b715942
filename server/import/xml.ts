import { XMLParser } from 'fast-xml-parser';
import { ImportError } from '../../machines/import/error.ts';

const MAX_DEPTH = 60;
const MAX_EVENTS = 5_000;

/** Refuses XML that declares a document type or entities: nothing is ever expanded, and nothing fetched. */
export function refuseEntities(xml: string): void {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) {
    throw new ImportError(
      'This XML declares a document type or entities; such XML is not read. Save it without.',
    );
  }
}

/**
 * XML as plain objects: a list of elements by name, attributes with `@` before their names, text as `#text`.
 *
 * @throws {ImportError} where it is not well formed, declares entities, or is nested far too deep.
 */
export function parseXml(xml: string): unknown {
  refuseEntities(xml);
  checkTags(xml);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    // Characters by their numbers too: pretalx writes an apostrophe so.
    htmlEntities: true,
    isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  });
  try {
    return parser.parse(xml);
  } catch {
    throw new ImportError('This XML cannot be read.');
  }
}

/** What stands between angle brackets; a `<` ends what is not closed, so that looking never begins again. */
const MARKUP =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^<]*?\?>|<(\/)?([A-Za-z_][^\s/<>]*)((?:[^<>"']|"[^<"]*"|'[^<']*')*)>/g;

/** Looks whether each element ends where it should, none is nested far too deep, and there are not far too many. */
function checkTags(xml: string): void {
  const open: string[] = [];
  let events = 0;
  for (const [, closing, name, attributes = ''] of xml.matchAll(MARKUP)) {
    if (name === undefined) continue;
    if (closing === undefined) {
      if (name === 'event') events += 1;
      if (!attributes.endsWith('/')) open.push(name);
    } else if (open.pop() !== name) {
      throw new ImportError(
        `This XML is not well formed: “${name.slice(0, 40)}” ends where it did not begin.`,
      );
    }
    if (open.length > MAX_DEPTH) throw new ImportError('This XML is nested far too deep to be a schedule.');
    if (events > MAX_EVENTS) throw new ImportError('This schedule has far more events than any programme.');
  }
  const [left] = open;
  if (left !== undefined) {
    throw new ImportError(`This XML is not whole: “${left.slice(0, 40)}” does not end.`);
  }
}
