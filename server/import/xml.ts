import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ImportError } from '../../machines/import/error.ts';

const MAX_DEPTH = 60;

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
  if (depthOf(xml) > MAX_DEPTH) throw new ImportError('This XML is nested far too deep to be a schedule.');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    throw new ImportError(
      `This XML is not well formed: line ${String(valid.err.line)} has a mistake in its tags.`,
    );
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  });
  try {
    return parser.parse(xml);
  } catch {
    throw new ImportError('This XML cannot be read.');
  }
}

/** How deep elements stand in each other; comments and texts count as nothing. */
function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, closing, , closed] of xml.matchAll(/<(\/)?([A-Za-z_][^\s/<>]*)[^<>]*?(\/)?>/g)) {
    if (closing) depth -= 1;
    else if (!closed) deepest = Math.max(deepest, (depth += 1));
  }
  return deepest;
}
