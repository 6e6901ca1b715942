import type { SegmentDraft } from '../../programme/schema.ts';
import { fold, plain } from './fold.ts';

/** A person as an importer reads one; ids are given when the programme is stored. */
export type SpeakerDraft = NonNullable<SegmentDraft['speakers']>[number];

const MAX_FIELD = 300;

/** Labels before people: those of the first list say what the person does here, those of the second only that they speak. */
const ROLE_LABELS =
  /^(?:(?:session |panel )?chair(?:person|man|woman|ed by)?|co-?chairs?|moderat(?:or|ors|ed by|eur|rice|trice|ion|e par)|moderador(?:a|es)?|modera|host(?:s|ed by)?|mc|emcee|master of ceremonies|facilitat(?:or|ors|ed by)|facilitador(?:a)?|discussants?|rapporteurs?|relator(?:a)?|celebrant|preacher|conductor|director|direction|soloists?|organist|reader|readings? by|lect(?:eur|rice)|lector(?:a)?|lectura|presid(?:ent|ing|ence|e par)|presenters?|presentador(?:a)?|presented by|anime(?:e)? par|animat(?:eur|rice|ion)|interviewer|keynote(?: speaker)?|orat(?:eur|rice)|主持人?|主持嘉宾|致辞人|指挥)$/;
const SPEAKER_LABELS =
  /^(?:speakers?|panell?ists?|participants?|guests?|with|by|featuring|feat\.?|performed by|performers?|witness(?:es)?|intervenants?|intervention|avec|par|temoins?|invites?|ponentes?|panelistas?|oradores|orador(?:a)?|con|por|intervienen?|invitad[oa]s?|comparecientes?|演讲人|演讲嘉宾|主讲人?|主讲嘉宾|嘉宾|对话嘉宾|发言人|讲者|出席嘉宾|表演者?)$/;
const LABELLED = /^([^:]{2,30}?) ?: ?(.*)$/;
const LABEL_WITHOUT_COLON =
  /^(with|by|avec|par|con|por|featuring|presented by|moderated by|chaired by|hosted by|performed by|animé par|modéré par|modera) (?=\p{Lu})/iu;

const TITLES = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Hon|The Hon|Rt Hon|H\.? ?E|HE|HRH|Rev|Revd|Reverend|Father|Fr|Pastor|Bishop|Canon|Deacon|Sister|Brother|Rabbi|Imam|Cllr|Councillor|Senator|Sen|Minister|Ambassador|Amb|Captain|Capt|Col|General|Gen|M|MM|Mme|Mlle|Pr|Me|Maître|Son Excellence|S\.E|Père|Sr|Sra|Srta|D|Dña|Don|Doña|Lic|Ing|Dra|Profesor|Profesora|Diputad[oa]|Excmo|Excma|Padre)`;
const TITLED = new RegExp(String.raw`^(?:${TITLES}\.?[\s])+(?=\p{Lu})`, 'u');
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}'’.-]*|d[ae]l?|dos?|das|van|von|der|den|de|la|las|los|le|du|di|bin|bint|al|el|y|e|ten|ter|zu|of|Mc\p{Lu}\p{L}+|d'\p{Lu}\p{L}+|"\p{L}+")`;
const NAME = new RegExp(String.raw`^(?:\p{Lu}[\p{L}'’.-]*)(?:\s${NAME_WORD}){0,5}$`, 'u');
const HAN_NAME = /^\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?$/u;
const ROLE_WORDS =
  /\b(?:director|chief|ceo|cto|cfo|coo|cio|founder|co-founder|head|president|vice|chair|chairman|chairwoman|chairperson|secretary|minister|mayor|professor|prof|lecturer|dean|rector|principal|teacher|headteacher|headmaster|manager|officer|engineer|editor|author|writer|journalist|reporter|analyst|researcher|fellow|student|advisor|adviser|ambassador|commissioner|member|senator|deputy|governor|councillor|lead|leader|partner|curator|conductor|soprano|alto|tenor|baritone|bass|violin|viola|cello|piano|pianist|organ|organist|flute|drums|guitar|vocals|dj|producer|coach|chef|pastor|bishop|vicar|warden|captain|representative|host|mc|moderator|presenter|moderateur|moderatrice|moderador|moderadora|presentador|presentadora|animateur|animatrice|delegate|expert|specialist|consultant|counsel|judge|spokesperson|coordinator|treasurer|directeur|directrice|president|presidente|vice-presidente|maire|depute|deputee|senateur|senatrice|ministre|professeur|professeure|chercheur|chercheuse|responsable|charge|chargee|conseiller|conseillere|secretaire|chef|ingenieur|avocat|avocate|journaliste|directora|directivo|jefe|jefa|alcalde|alcaldesa|catedratico|catedratica|profesor|profesora|investigador|investigadora|secretario|secretaria|ministro|ministra|consejero|consejera|diputado|diputada|rector|rectora|coordinador|coordinadora|portavoz|fundador|fundadora|periodista)\b|主任|教授|部长|局长|院长|主席|总裁|经理|秘书长|会长|博士|研究员|工程师|校长|司长|处长|董事长|代表|书记|市长|院士|老师|记者|大使/;
const NOT_NAMES =
  /\b(?:session|panel|discussion|workshop|keynote|opening|closing|welcome|remarks|address|break|lunch|coffee|dinner|registration|room|hall|stage|track|part|day|programme|program|agenda|introduction|conclusion|questions|answers|networking|reception|ceremony|presentation|presentations|report|update|overview|strategy|innovation|digital|future|research|case|study|studies|market|networks?|results?|review|plan|policy|music|hymn|prayer|reading|sermon|song|act|scene|award|awards|prize|photo|group|demo|demonstration|tour|visit|free|time|doors|sound|check|rehearsal|interval|auction|raffle|speech|speeches|toast|concert|performance|choir|orchestra|band|school|year|class|committee|evidence|statement|motion|debate|vote|minutes|matters|business|apologies|seance|discours|allocution|table|ronde|pause|cafe|dejeuner|ouverture|cloture|atelier|presentation|debat|remise|prix|mesa|redonda|almuerzo|apertura|clausura|taller|ponencia|entrega|premios|bienvenida|acto|preguntas)\b/;

/** People that a line below an item names, or nothing where it does not read like people. */
export function readPeople(text: string, options: { expected: boolean }): SpeakerDraft[] | undefined {
  const folded = fold(text);
  const labelled = LABELLED.exec(folded);
  const label = labelled ? plain(labelled[1] ?? '') : undefined;
  if (label !== undefined && labelled) {
    const role = ROLE_LABELS.test(label) ? text.slice(0, labelled[1]?.length).trim() : undefined;
    if (role !== undefined || SPEAKER_LABELS.test(label)) {
      const value = text.slice(folded.length - (labelled[2] ?? '').length).trim();
      return value === '' ? [] : readList(value, role);
    }
  }
  const word = LABEL_WITHOUT_COLON.exec(folded);
  if (word) return readList(text.slice(word[0].length).trim(), undefined);
  const people = splitList(text).map((part) => readPerson(part));
  if (!people.every((person) => person !== undefined)) return undefined;
  return people.every((person) => isLikely(person, options.expected)) ? people : undefined;
}

function readList(text: string, role: string | undefined): SpeakerDraft[] {
  return splitList(text).map((part) => {
    const person = readPerson(part) ?? { name: part.slice(0, MAX_FIELD) };
    if (role === undefined) return person;
    const affiliation = [person.role, person.affiliation].filter((field) => field !== undefined).join(', ');
    return {
      name: person.name,
      role,
      ...(affiliation === '' ? {} : { affiliation: affiliation.slice(0, MAX_FIELD) }),
    };
  });
}

function splitList(text: string): string[] {
  const folded = fold(text);
  if (folded.includes(';'))
    return text
      .split(/[;；]/)
      .map((part) => part.trim())
      .filter(Boolean);
  if (text.includes('、'))
    return text
      .split('、')
      .map((part) => part.trim())
      .filter(Boolean);
  if (/\)\s*(?:,|and\b|et\b|y\b|&)/.test(folded)) {
    return text
      .split(/(?<=[)）])\s*(?:[,，]\s*(?:(?:and|et|y|&)\s)?|and\s|et\s|y\s|&\s?)/)
      .map((part) => part.trim())
      .filter(Boolean);
  }
  const parts = text.split(/\s*[,，]\s*(?:and |et |y |& )?|\s+(?:and|et|y|&)\s+(?=\p{Lu})/u).filter(Boolean);
  const names =
    parts.length > 1 &&
    parts.every(
      (part) =>
        /\s/.test(part) &&
        NAME.test(part.replace(TITLED, '')) &&
        !ROLE_WORDS.test(plain(part)) &&
        !NOT_NAMES.test(plain(part)) &&
        !isOrganisation(part),
    );
  return names ? parts : [text];
}

function isOrganisation(text: string): boolean {
  return (
    /\b(?:the|university|institute|faculty|college|council|ministry|agency|bank|foundation|association|society|group|ltd|inc|gmbh|union|office|department|school|church|parish|universite|universidad|ministere|ministerio|fundacion|banque|banco|ville|canton|of|and)\b|\p{Lu}{3,}/u.test(
      plain(text),
    ) || /\p{Lu}{3,}/u.test(text)
  );
}

function readPerson(text: string): SpeakerDraft | undefined {
  const folded = fold(text);
  const mark = /\s*[,|]\s*|\s+-+\s+|\s*\(|\s*:\s+|\t+|\s{2,}/.exec(folded);
  const name = (mark ? text.slice(0, mark.index) : text).trim();
  const han = /^(\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,6})?)\s+(\S.*)$/u.exec(text);
  if (han?.[1] !== undefined && han[2] !== undefined && !NOT_NAMES_ZH.test(text))
    return { name: han[1], ...describe(han[2]) };
  if (HAN_NAME.test(name)) return mark ? { name, ...describe(rest(text, mark)) } : { name };
  if (!NAME.test(name.replace(TITLED, '')) || name.length > 80) return undefined;
  return mark ? { name, ...describe(rest(text, mark)) } : { name };
}

const NOT_NAMES_ZH = /致辞|演讲|讨论|茶歇|开幕|闭幕|主旨|报告|休息|合影|签到|午餐|晚宴|仪式|环节/;

function rest(text: string, mark: RegExpExecArray): string {
  const after = text.slice(mark.index + mark[0].length).trim();
  return mark[0].includes('(') ? after.replace(/[)）]$/, '').trim() : after;
}

function describe(text: string): Pick<SpeakerDraft, 'role' | 'affiliation'> {
  const folded = fold(text);
  const mark = /\s*[,|;]\s*|\s+-+\s+|\s+(?:at|@)\s+|\s*\(/.exec(folded);
  const first = (mark ? text.slice(0, mark.index) : text).trim().slice(0, MAX_FIELD);
  const second = mark
    ? text
        .slice(mark.index + mark[0].length)
        .replace(mark[0].includes('(') ? /[)）]$/ : /$^/, '')
        .trim()
        .slice(0, MAX_FIELD)
    : '';
  if (first === '') return second === '' ? {} : describe(second);
  if (second !== '') {
    return ROLE_WORDS.test(plain(second)) && !ROLE_WORDS.test(plain(first))
      ? { role: second, affiliation: first }
      : { role: first, affiliation: second };
  }
  return ROLE_WORDS.test(plain(first)) ? { role: first } : { affiliation: first };
}

function isLikely(person: SpeakerDraft, expected: boolean): boolean {
  if (TITLED.test(person.name)) return true;
  if (NOT_NAMES.test(plain(person.name))) return false;
  const words = person.name.split(/\s+/).length;
  const described = person.role !== undefined || person.affiliation !== undefined;
  if (HAN_NAME.test(person.name)) return described && !NOT_NAMES_ZH.test(person.name);
  if (words < 2 || words > 6) return false;
  return described || (expected && words <= 4);
}

/** Whether a line says what somebody is, as "Director" or "Chair, ITU" below a name does. */
export function isRole(text: string): boolean {
  return ROLE_WORDS.test(plain(text)) && text.length <= 120;
}

/** The person with what the line below the name says: a role, then where. Nothing where both are known. */
export function describedFurther(person: SpeakerDraft, text: string): SpeakerDraft | undefined {
  if (person.affiliation !== undefined || text.length > 120 || /[.!?]$/.test(text)) return undefined;
  if (person.role !== undefined) return { ...person, affiliation: text };
  return isRole(text) ? { ...person, ...describe(text) } : undefined;
}
