import { z } from 'zod';

/** The kinds of segment, in the order in which an editor offers them. */
export const SEGMENT_KINDS = [
  'video',
  'opening',
  'keynote',
  'panel',
  'break',
  'reception',
  'closing',
  'changeover',
  'other',
] as const;

/** The most segments that a programme may have. */
export const MAX_SEGMENTS = 500;

/** The longest title, in characters. */
export const MAX_TITLE = 300;

/** The longest notes of a segment, in characters. */
export const MAX_NOTES = 10_000;

/** The most people of a segment. */
export const MAX_SPEAKERS = 100;

/** In how many languages, besides its own, a text may be given. */
const MAX_TRANSLATIONS = 12;

const HOUR_MS = 3_600_000;

/** The longest segment: 24 hours, in ms. */
export const MAX_DURATION_MS = 24 * HOUR_MS;

const durationMs = z.int().positive().max(MAX_DURATION_MS);
const thresholdMs = z.int().nonnegative().max(MAX_DURATION_MS);
const title = z.string().trim().min(1).max(MAX_TITLE);
const line = z.string().trim().max(MAX_TITLE);
const identifier = z.string().min(1).max(64);

/** An identifier in the IANA time zone database that this runtime knows, such as `Europe/Zurich`. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'is not a time zone of the IANA database');

/** A calendar date `YYYY-MM-DD` that exists. */
const calendarDate = z.iso.date();

/** A local time of day, `HH:MM` or `HH:MM:SS`, from 00:00 to 23:59:59. */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'is not a time of day such as 09:05');

/** A language's tag (BCP 47), such as `fr` or `zh-Hans`. */
const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i);

const speakerSchema = z.strictObject({
  id: identifier.exactOptional(),
  name: title,
  role: line.exactOptional(),
  affiliation: line.exactOptional(),
  turnMs: durationMs.exactOptional(),
  translations: inLanguages({ name: title, role: line, affiliation: line }).exactOptional(),
});

const required = { kind: z.enum(SEGMENT_KINDS), title, durationMs };

const optional = {
  start: timeOfDay,
  startDay: z.int().min(0).max(366),
  fixedStart: z.boolean(),
  hardOut: z.boolean(),
  skip: z.boolean(),
  autoAdvance: z.boolean(),
  minMs: thresholdMs,
  priority: z.int().min(1).max(5),
  droppable: z.boolean(),
  warnMs: thresholdMs,
  wrapMs: thresholdMs,
  speakers: z.array(speakerSchema).max(MAX_SPEAKERS),
  notes: z.string().max(MAX_NOTES),
  translations: inLanguages({ title }),
};

/** One item of a programme as it arrives: an id may still be missing. */
export const segmentDraftSchema = z.strictObject({
  id: identifier.exactOptional(),
  ...required,
  ...mayBeLeftOut(optional),
});

/** What an edit changes of a segment; `null` takes an optional field away. */
export const segmentChangesSchema = z
  .strictObject({
    ...mayBeLeftOut(required),
    ...mayBeCleared(optional),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'name at least one field to change');

/** The address of a picture that this server keeps: named by its content, so that it never changes. */
const logoAddress = z
  .string()
  .regex(/^\/api\/logos\/[0-9a-f]{64}\.(png|jpg|webp|svg)$/, 'is not the address of a logo on this server');

/** Whose show it is, for its screens: `accent` is a colour `#rrggbb`, `logo` what `PUT …/logo` answered. */
const organiserSchema = z.strictObject({
  name: title,
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'is not a colour such as #0a7cff')
    .exactOptional(),
  logo: logoAddress.exactOptional(),
});

const describing = {
  subtitle: line,
  place: line,
  organiser: organiserSchema,
  translations: inLanguages({ title, subtitle: line, place: line }),
};

/** What an edit changes of what is said of the whole show; `null` takes an optional field away. */
export const descriptionChangesSchema = z
  .strictObject({ title: title.exactOptional(), ...mayBeCleared(describing) })
  .refine((changes) => Object.keys(changes).length > 0, 'name at least one field to change');

/** A programme as it arrives over HTTP, in a file or from an importer. */
export const programmeDraftSchema = z.strictObject({
  title,
  ...mayBeLeftOut(describing),
  date: calendarDate.exactOptional(),
  timeZone,
  segments: z.array(segmentDraftSchema).min(1).max(MAX_SEGMENTS),
});

export type SegmentKind = (typeof SEGMENT_KINDS)[number];

/** One item of a programme as it arrives; ids may be missing. Durations in ms, `start` a local time of day. */
export type SegmentDraft = z.infer<typeof segmentDraftSchema>;

/** What an edit changes of a segment; `null` takes an optional field away. */
export type SegmentChanges = z.infer<typeof segmentChangesSchema>;

/** What an edit changes of what is said of the whole show; `null` takes an optional field away. */
export type DescriptionChanges = z.infer<typeof descriptionChangesSchema>;

/** Whose show it is: a name, an accent colour `#rrggbb`, and the address of a logo. */
export type Organiser = z.infer<typeof organiserSchema>;

/** A programme as it arrives; ids may be missing. */
export type ProgrammeDraft = z.infer<typeof programmeDraftSchema>;

/** A person on stage in one segment, with an id unique in it; `turnMs` is the planned length of the turn. */
export type Speaker = z.infer<typeof speakerSchema> & { id: string };

/** One item of a stored programme: its id is unique, its speakers have ids. */
export type Segment = Omit<SegmentDraft, 'id' | 'speakers'> & { id: string; speakers?: Speaker[] };

/** A stored programme: the ordered segments of a show, times of day still local (see `days.ts`). */
export type Programme = Omit<ProgrammeDraft, 'segments'> & { segments: Segment[] };

type Fields = Readonly<Record<string, z.ZodType>>;

function mayBeLeftOut<F extends Fields>(fields: F) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, z.exactOptional(schema)]),
  ) as { [N in keyof F]: z.ZodExactOptional<F[N]> };
}

function mayBeCleared<F extends Fields>(fields: F) {
  return mayBeLeftOut(
    Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, z.nullable(schema)])) as {
      [N in keyof F]: z.ZodNullable<F[N]>;
    },
  );
}

/** The same texts in other languages, by tag; what is left out stays as it is in the original. */
function inLanguages<F extends Fields>(texts: F) {
  const record = z.record(languageTag, z.strictObject(mayBeLeftOut(texts)), {
    error: ({ code }) =>
      code === 'invalid_key' ? 'is not the tag of a language, such as fr or zh-Hans' : undefined,
  });
  // Counted before they are read: what is wrong with a hundred thousand would be too much to tell.
  return z.preprocess((input, { issues }) => {
    const isTooMuch = typeof input === 'object' && Object.keys(input ?? {}).length > MAX_TRANSLATIONS;
    const message = `has more than ${String(MAX_TRANSLATIONS)} languages`;
    if (isTooMuch) issues.push({ code: 'custom', message, input });
    return isTooMuch ? z.NEVER : input;
  }, record);
}

/** Intl also takes a distance from UTC such as `+05:30`, which is no name, and which older browsers do not know. */
function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
