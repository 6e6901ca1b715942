import type { SegmentDraft } from '../../programme/schema.ts';
import { degreesBehind } from './degrees.ts';
import { fold } from './fold.ts';
import {
  hasChineseSurname,
  isChineseName,
  namesInstitution,
  namesOffice,
  isName,
  isRole,
  isTitled,
  namesPart,
  namesPartInChinese,
} from './names.ts';

/** A person as an importer reads one; ids are given when the programme is stored. */
export type SpeakerDraft = NonNullable<SegmentDraft['speakers']>[number];

const MAX_DESCRIPTION = 120;

/** A Chinese name, what it is addressed by if that stands beside it, and more behind a gap. */
const HAN_WITH_MORE =
  /^(\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?(?:\s(?:博士|先生|女士|小姐)(?=[\s，,]))?)\s*[\s，,]\s*(\S.*)$/u;

/** A Chinese name behind what its bearer is: "深圳市科技局局长 陈伟". */
const HAN_AFTER_OFFICE = /^(\p{Script=Han}{3,30})\s+(\p{Script=Han}{2,3})$/u;

function isOffice(office: string, name: string): boolean {
  return isRole(office) && hasChineseSurname(name) && !isRole(name) && !namesPartInChinese(office);
}

/** One person as "Name, role, affiliation", "Name (affiliation)" or "Name - role"; nothing for other text. */
export function readPerson(text: string): SpeakerDraft | undefined {
  const folded = fold(text);
  const mark = /\s*[,|]\s*|\s+[-·•]+\s+|\s*\(|\s*:\s+|\t+|\s{2,}/.exec(folded);
  const name = (mark ? text.slice(0, mark.index) : text).trim();
  const offices = HAN_AFTER_OFFICE.exec(text);
  if (offices?.[1] !== undefined && offices[2] !== undefined && isOffice(offices[1], offices[2]))
    return { name: offices[2], role: offices[1] };
  const han = HAN_WITH_MORE.exec(text);
  if (han?.[1] !== undefined && han[2] !== undefined && !namesPartInChinese(text))
    return { name: han[1], ...describe(han[2]) };
  if (isChineseName(name)) return mark ? { name, ...describe(rest(text, mark)) } : { name };
  if (!isName(name)) return undefined;
  if (!mark) return { name };
  const degrees = degreesBehind(text.slice(mark.index));
  if (degrees === 0) return { name, ...describe(rest(text, mark)) };
  const to = mark.index + degrees;
  const behind = text.slice(to).replace(/^[\s,，|(-]+|[)）]$/g, '');
  return { name: text.slice(0, to).trim(), ...(behind === '' ? {} : describe(behind)) };
}

/** Whether a person that no label announces is likely to be one; `expected` where people may well stand. */
export function isLikely(person: SpeakerDraft, expected: boolean): boolean {
  if (isTitled(person.name)) return true;
  if (namesPart(person.name) || namesInstitution(person.name)) return false;
  const [bare = ''] = person.name.split(',');
  if (bare !== person.name) return bare.includes(' ');
  const words = bare.split(/\s+/).length;
  const described = person.role !== undefined || person.affiliation !== undefined;
  if (expected && hasChineseSurname(person.name)) return true;
  if (isChineseName(person.name))
    return described && !namesOffice(person.name) && !namesPartInChinese(person.name);
  if (words < 2 || words > 6) return false;
  return described || (expected && words <= 4);
}

/** The person with what the line below the name says: a role, then where. Nothing where both are known. */
export function describedFurther(person: SpeakerDraft, text: string): SpeakerDraft | undefined {
  if (person.affiliation !== undefined || text.length > MAX_DESCRIPTION || /[.!?]$/.test(text))
    return undefined;
  if (person.role !== undefined) return { ...person, affiliation: text };
  return isRole(text) || namesInstitution(text) ? { ...person, ...describe(text) } : undefined;
}
function rest(text: string, mark: RegExpExecArray): string {
  const after = text.slice(mark.index + mark[0].length).trim();
  return mark[0].includes('(') ? after.replace(/[)）]$/, '').trim() : after;
}

function describe(text: string): Pick<SpeakerDraft, 'role' | 'affiliation'> {
  const folded = fold(text);
  const mark = /\s*[,|;]\s*|\s+-+\s+|\s+(?:at|@)\s+|\s*\(/.exec(folded);
  const first = (mark ? text.slice(0, mark.index) : text).trim();
  const second = mark
    ? text
        .slice(mark.index + mark[0].length)
        .replace(mark[0].includes('(') ? /[)）]$/ : /$^/, '')
        .trim()
    : '';
  if (first === '') return second === '' ? {} : describe(second);
  if (second !== '') {
    return isRole(second) && !isRole(first)
      ? { role: second, affiliation: first }
      : { role: first, affiliation: second };
  }
  return isRole(first) ? { role: first } : { affiliation: first };
}
