const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`;
const CLOCK = String.raw`\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[  ]?[ap]\.?[  ]?m\.?)?`;
const SENDER = String.raw`[^:\n]{1,40}: `;
/** When a message was sent and by whom, as messengers write it: `[08/05/2026, 21:14:03] Ann: `, `8/5/26, 9:14 PM - Ann: `. */
const STAMP = new RegExp(
  String.raw`^[\u200E\u202A]?(?:\[(?:${DAY},? ${CLOCK}|${CLOCK}, ${DAY})\] |${DAY},? ${CLOCK} [-–] )${SENDER}`,
  'iu',
);
const SEVERAL = 2;

/** The lines of a chat without what stands before each message; other lines as they are. */
export function withoutStamps(lines: readonly string[]): readonly string[] {
  const stamped = lines.filter((line) => STAMP.test(line)).length;
  return stamped < SEVERAL ? lines : lines.map((line) => line.replace(STAMP, ''));
}
