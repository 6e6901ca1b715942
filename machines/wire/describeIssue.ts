import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The first thing that a schema found wrong, as a sentence that names the field. */
export function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'The input is not of the expected form.';
  if (issue.code === 'unrecognized_keys')
    return `${subject([...issue.path, issue.keys[0] ?? ''])} is not known here.`;
  return `${subject(issue.path)} ${verdictOn(issue)}.`;
}

function subject(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The input' : `The field "${path.map(String).join('.')}"`;
}

function verdictOn(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return mustBe(issue.values);
    case 'invalid_union':
      return 'options' in issue ? mustBe(issue.options) : said(issue.message);
    case 'too_small':
      return limitOf(
        issue.origin,
        Number(issue.minimum),
        issue.inclusive === false ? 'more than' : 'at least',
      );
    case 'too_big':
      return limitOf(
        issue.origin,
        Number(issue.maximum),
        issue.inclusive === false ? 'less than' : 'at most',
      );
    case 'invalid_format':
      return issue.format === 'date' ? 'is not a date such as 2025-07-11' : said(issue.message);
    default:
      return said(issue.message);
  }
}

function mustBe(values: readonly unknown[]): string {
  return `must be ${values.length === 1 ? '' : 'one of '}${values.map(quoted).join(', ')}`;
}

/** What a value must be, by the name that the schema has for it. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function limitOf(origin: string, limit: number, bound: string): string {
  if (origin === 'string' || origin === 'array') {
    if (limit === 1 && bound === 'at least') return 'must not be empty';
    return `must have ${bound} ${limit} ${origin === 'string' ? 'characters' : 'items'}`;
  }
  return `must be ${bound} ${limit}`;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** A schema's own words: what a field is or must be, or what to do. */
function said(message: string): string {
  return /^(?:is|must) /.test(message) ? message : `is not acceptable: ${message}`;
}
