import { plain } from './fold.ts';
import type { Row } from './row.ts';

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|bonjour|cher|chers|chere|cheres|hola|buenos dias|estimad[oa]s?|querid[oa]s?|各位|大家好|您好|你好)(?![a-z]).{0,40}[,!:，！：]$/;
/** How a sentence begins that hands a programme over, or asks for something. */
const COVERING =
  /^(?:(?:please|kindly|here(?:'s| is| are)|below|attached|find|as (?:discussed|agreed|promised|requested)|voici|veuillez|merci|ci-(?:dessous|joint|apres)|adjunt[oa]|aqui|por favor|a continuacion)(?![a-z-])|以下|请|附件).*[.!?:,。！：，]$/;
/** What an invitation to a call says beside its programme. */
const OF_CALL =
  /https?:|www\.|@|^(?:join|click|dial|tel|phone|meeting id|webinar id|passcode|password|one tap)\b|\d{3}[ -]\d{3,4}[ -]\d{4}/;
const SENDER = /^(?:from|de|von|发件人) ?:/;
const ADDRESSEE = /^(?:to|cc|bcc|a|pour|para|an|收件人|抄送) ?:/;
const SENT = /^(?:sent|date|envoye|enviado|fecha|gesendet|发送时间|日期) ?:/;
const SUBJECT = /^(?:subject|objet|asunto|betreff|主题) ?:/;

/** What a mail program sets before the message that is answered. */
const ANSWERED =
  /^(?:on|le|el|am) .{0,60}\d.*(?:<[^<>@\s]+@[^<>\s]+>|(?:wrote|a ecrit|escribio|schrieb) ?:$)|^在.*写道 ?:$|^(?:wrote|a ecrit|escribio|schrieb) ?:$/;

/** Whether a line is a sentence of a letter, or says how to join a call, and is no title. */
export function isProse(text: string): boolean {
  const words = text.split(/\s+/).length;
  const compared = plain(text);
  return (
    GREETING.test(compared) ||
    COVERING.test(compared) ||
    OF_CALL.test(compared) ||
    (/[.!?:]$/.test(text) && words > 6) ||
    /[。！]$/.test(text) ||
    (/^\p{Ll}/u.test(text) && words > 4)
  );
}

/** The rows that say of messages from whom, to whom and when they were sent; none where there is no message. */
export function mailHead(rows: readonly Row[]): Set<Row> {
  const lines = rows.map((row) => [row, plain(row.text)] as const);
  const isMail = [SENDER, SUBJECT].every((words) => lines.some(([, text]) => words.test(text)));
  return new Set(
    lines.flatMap(([row, text]) =>
      ANSWERED.test(text) || (isMail && [SENDER, ADDRESSEE, SENT].some((words) => words.test(text)))
        ? [row]
        : [],
    ),
  );
}
