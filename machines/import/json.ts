import { findDuplicateId } from '../programme/identify.ts';
import { programmeDraftSchema } from '../programme/schema.ts';
import { describeIssue } from '../wire/describeIssue.ts';
import { checkOrder } from './check.ts';
import { ImportError } from './error.ts';
import { chooseZone } from './zone.ts';
import type { ImportOptions, Preview } from './preview.ts';

/**
 * Reads a programme in this product's own JSON. A missing `timeZone` is that of the options; anything else that
 * is not of the documented form is refused with an {@link ImportError} that names the field.
 */
export function importJson(text: string, options: ImportOptions): Preview[] {
  const source = parseJson(text);
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    throw new ImportError('A programme in JSON is one object with a title and segments.');
  }
  const zone = chooseZone(undefined, options);
  const doubts = 'timeZone' in source ? [] : zone.findings;
  const result = programmeDraftSchema.safeParse({ timeZone: zone.timeZone, ...source });
  if (!result.success) throw new ImportError(describeIssue(result.error));
  const programme = result.data;
  const twice = findDuplicateId(programme);
  if (twice !== undefined) throw new ImportError(`The id "${twice}" is given twice.`);
  return [{ name: programme.title, programme, findings: [...doubts, ...checkOrder(programme)] }];
}

/** JSON as plain values; what is none is refused with an {@link ImportError}. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ImportError('This is not JSON: it has a mistake in its brackets, quotation marks or commas.');
  }
}
