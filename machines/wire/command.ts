import { z } from 'zod';
import {
  descriptionChangesSchema,
  MAX_DURATION_MS,
  MAX_SEGMENTS,
  segmentChangesSchema,
  segmentDraftSchema,
} from '../programme/schema.ts';
import { describeIssue } from './describeIssue.ts';
import { VIEWS } from './views.ts';

const HALF_DAY_MS = 12 * 3_600_000;
const MAX_MESSAGE = 280;
/** The most edits in one command: every segment replaced, moved and timed anew. */
const MAX_EDITS = 3 * MAX_SEGMENTS;
const REPLAN_FIELDS = ['durationMs', 'skip'] as const;

/** What a person or a program chose to call a command, so that a retry of it is known again. */
const commandId = z
  .string()
  .min(1)
  .max(64)
  // A store may keep half a character as another one, and would then take two ids for the same.
  .refine((id) => id.isWellFormed(), 'must not have half a character in it');

const reference = z.string().min(1).max(64);
const lane = z.enum(['run', 'programme']);

const replanChange = z
  .strictObject({
    segmentId: reference,
    durationMs: z.int().positive().max(MAX_DURATION_MS).exactOptional(),
    skip: z.boolean().exactOptional(),
  })
  .refine(
    (change) => REPLAN_FIELDS.some((field) => change[field] !== undefined),
    'name a durationMs or a skip',
  );

const replanChanges = z
  .array(replanChange)
  .min(1)
  .max(MAX_SEGMENTS)
  .refine(
    (changes) => new Set(changes.map((change) => change.segmentId)).size === changes.length,
    'name each segment once',
  );

/** The edits of a programme by their type, as commands of their own or together in a `programme.edit`. */
const editArguments = {
  'programme.insert': { segment: segmentDraftSchema, after: reference.exactOptional() },
  'programme.update': { segmentId: reference, changes: segmentChangesSchema },
  'programme.remove': { segmentId: reference },
  'programme.move': { segmentId: reference, after: reference.exactOptional() },
  'programme.describe': { changes: descriptionChangesSchema },
} as const;

const oneOf = <Type extends keyof typeof editArguments>(type: Type) =>
  z.strictObject({ type: z.literal(type), ...editArguments[type] });

const programmeEdit = z.discriminatedUnion('type', [
  oneOf('programme.insert'),
  oneOf('programme.update'),
  oneOf('programme.remove'),
  oneOf('programme.move'),
  oneOf('programme.describe'),
]);

/** Every command of CONTRACT by its type, with the arguments that it takes beside `id` and `expectedSeq`. */
const argumentsOf = {
  'show.start': { segmentId: reference.exactOptional(), mode: z.enum(['live', 'rehearsal']).exactOptional() },
  'segment.next': {},
  'segment.end': {},
  'segment.back': {},
  'segment.goto': { segmentId: reference },
  'clock.hold': {},
  'clock.resume': {},
  'clock.adjust': {
    byMs: z
      .int()
      .min(-HALF_DAY_MS)
      .max(HALF_DAY_MS)
      .refine((byMs) => byMs !== 0, 'must not be 0'),
  },
  'clock.set': { leftMs: z.int().min(0).max(MAX_DURATION_MS) },
  'turn.start': { speakerId: reference },
  'turn.next': {},
  'turn.end': {},
  'show.end': {},
  'show.reset': {},
  undo: { lane: lane.exactOptional() },
  redo: { lane: lane.exactOptional() },
  'message.show': {
    to: reference,
    text: z.string().trim().min(1).max(MAX_MESSAGE),
    style: z.enum(['info', 'urgent']).exactOptional(),
    needsSeen: z.boolean().exactOptional(),
    forMs: z.int().positive().max(MAX_DURATION_MS).exactOptional(),
  },
  'message.clear': { to: reference.exactOptional() },
  'screen.blackout': {
    on: z.boolean(),
    views: z.array(z.enum(VIEWS)).min(1).max(VIEWS.length).exactOptional(),
  },
  ...editArguments,
  'programme.edit': { edits: z.array(programmeEdit).min(1).max(MAX_EDITS) },
  'programme.replan': { changes: replanChanges },
} as const satisfies Record<string, z.core.$ZodLooseShape>;

/** The type of a command that a person or a program may give. */
export type CommandType = keyof typeof argumentsOf;

type ArgumentsOf<Type extends CommandType> = keyof (typeof argumentsOf)[Type] extends never
  ? unknown
  : z.infer<z.ZodObject<(typeof argumentsOf)[Type], z.core.$strict>>;

/** What a command asks for: its type and arguments, without the envelope. Durations in ms. */
export type Action = { [Type in CommandType]: { type: Type } & ArgumentsOf<Type> }[CommandType];

/** One edit of a programme, as a command of its own has it or one of several in a `programme.edit`. */
export type ProgrammeEdit = Extract<Action, { type: keyof typeof editArguments }>;

/**
 * A command as it arrives: `id` makes a retry harmless, `expectedSeq` is the log position that its sender saw,
 * `notAfter` (server epoch ms) is until when its sender still means it.
 */
export type Command = Action & { id: string; expectedSeq: number; notAfter?: number };

const COMMAND_TYPES = Object.keys(argumentsOf) as CommandType[];

const schemas = new Map<unknown, z.ZodType<Command>>(
  COMMAND_TYPES.map((type) => [
    type,
    z.strictObject({
      id: commandId,
      expectedSeq: z.int().nonnegative(),
      notAfter: z.number().nonnegative().exactOptional(),
      type: z.literal(type),
      ...argumentsOf[type],
    }) as unknown as z.ZodType<Command>,
  ]),
);

/**
 * Reads a command from the wire: the command, or a sentence that names the first field that is wrong.
 */
export function readCommand(input: unknown): { command: Command } | { problem: string } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { problem: 'A command is an object with id, expectedSeq and type.' };
  }
  const schema = schemas.get('type' in input ? input.type : undefined);
  if (!schema) return { problem: 'The field "type" is not the name of a command.' };
  const result = schema.safeParse(input);
  return result.success ? { command: result.data } : { problem: describeIssue(result.error) };
}

/** The id of a command that may otherwise be of any form; undefined where there is none that counts. */
export function commandIdOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('id' in input)) return undefined;
  const id = commandId.safeParse(input.id);
  return id.success ? id.data : undefined;
}

/** The type of a command that may otherwise be of any form; undefined where it is none that there is. */
export function commandTypeOf(input: unknown): CommandType | undefined {
  if (typeof input !== 'object' || input === null || !('type' in input)) return undefined;
  return COMMAND_TYPES.find((type) => type === input.type);
}
