import { isDegree } from './degrees.ts';
import { fold, plain } from './fold.ts';
import { isName, isOrganisation, isRole, isTitled, namesPart } from './names.ts';
import { isLikely, readPerson, type SpeakerDraft } from './person.ts';

/** Labels before people: those of the first list say what the person does here, those of the second only that they speak. */
const ROLE_LABELS =
  /^(?:mod\.?|(?:session |panel )?chair(?:person|man|woman|ed by)?|co-?chairs?|moderat(?:or|ors|ed by|eur|rice|trice|ion|e par)|moderador(?:a|es)?|modera|host(?:s|ed by)?|mc|emcee|master of ceremonies|facilitat(?:or|ors|ed by)|facilitador(?:a)?|discussants?|rapporteurs?|relator(?:a)?|celebrant|preacher|conductor|director|direction|soloists?|organist|reader|readings? by|lect(?:eur|rice)|lector(?:a)?|lectura|presid(?:ent|ing|ence|e par)|presenters?|presentador(?:a)?|presented by|anime(?:e)? par|animat(?:eur|rice|ion)|interviewer|keynote speaker|orat(?:eur|rice)|主持人?|主持嘉宾|致辞人|指挥)$/;
const SPEAKER_LABELS =
  /^(?:speakers?|panell?iste?s?|participants?|guests?|with|by|featuring|feat\.?|performed by|performers?|witness(?:es)?|intervenants?|intervention|avec|par|temoins?|invites?|ponentes?|panelistas?|oradores|orador(?:a)?|con|por|intervienen?|invitad[oa]s?|comparecientes?|演讲人|演讲嘉宾|主讲人?|主讲嘉宾|嘉宾|对话嘉宾|发言人|讲者|报告人|分享人|分享嘉宾|发言嘉宾|与谈人|出席嘉宾|表演者?)$/;
const LABELLED = /^([^:]{2,30}?) ?: ?(.*)$/;
const LABEL_WITHOUT_COLON =
  /^(with|by|avec|par|con|por|featuring|presented by|moderated by|chaired by|hosted by|performed by|animé par|modéré par|modera) /iu;

const CELL_END = /\t+|\s+\|\s+|\s{3,}/;

/** People that a line below an item names, which may have several cells with a label each; or nothing where it does not read like people. */
export function readPeople(text: string, options: { expected: boolean }): SpeakerDraft[] | undefined {
  const cells = cellsOf(text);
  if (cells.length > 1) {
    const people = cells.map((cell) => readPeople(cell, options));
    return people.every((found) => found !== undefined) ? people.flat() : undefined;
  }
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
  if (word && /^\p{Lu}/u.test(text.slice(word[0].length)))
    return readList(text.slice(word[0].length).trim(), undefined);
  const people = splitList(text).map((part) => readPerson(part));
  if (!people.every((person) => person !== undefined)) return undefined;
  return people.every((person) => isLikely(person, options.expected)) ? people : undefined;
}

/** The cells of a line each of which has a label, and the pieces of a list one of which has: "Ann Lee; Chair: Bob Roe". */
function cellsOf(text: string): string[] {
  const cells = text.split(CELL_END);
  if (cells.length > 1 && cells.every(isLabelled)) return cells;
  const parts = pieces(text, /[;；]/);
  return parts.slice(1).some(isLabelled) ? parts : [text];
}

function isLabelled(text: string): boolean {
  const label = plain(LABELLED.exec(fold(text))?.[1] ?? '');
  return ROLE_LABELS.test(label) || SPEAKER_LABELS.test(label);
}

function readList(text: string, role: string | undefined): SpeakerDraft[] {
  return splitList(text).map((part) => {
    const person = readPerson(part) ?? { name: part };
    if (role === undefined) return person;
    const affiliation = [person.role, person.affiliation].filter((field) => field !== undefined).join(', ');
    return {
      name: person.name,
      role,
      ...(affiliation === '' ? {} : { affiliation }),
    };
  });
}

function splitList(text: string): string[] {
  const folded = fold(text);
  if (folded.includes(';')) return pieces(text, /[;；]/);
  if (text.includes('、')) return pieces(text, /、/);
  if (/\)\s*(?:,|and\b|et\b|y\b|&)/.test(folded)) {
    return pieces(text, /(?<=[)）])\s*(?:[,，]\s*(?:(?:and|et|y|&)\s)?|and\s|et\s|y\s|&\s?)/);
  }
  const parts = withDegrees(
    text.split(/\s*[,，]\s*(?:and |et |y |& )?|\s+(?:and|et|y|&)\s+(?=\p{Lu})/u).filter(Boolean),
  );
  const names =
    parts.length > 1 &&
    parts.every(
      ([part]) =>
        /\s/.test(part) && isName(part) && !isRole(part) && !namesPart(part) && !isOrganisation(part),
    );
  // Whoever gives the first a form of address gives it to all: what follows says where that one is from.
  const alone = isTitled(parts[0]?.[0] ?? '') && !parts.slice(1).some(([part]) => isTitled(part));
  return names && !alone ? parts.map((part) => part.join(', ')) : [text];
}

/** Pieces between commas, a name with the degrees that follow it. */
function withDegrees(pieces: readonly string[]): [name: string, ...degrees: string[]][] {
  const people: [string, ...string[]][] = [];
  for (const piece of pieces) {
    const before = people.at(-1);
    if (before && isDegree(piece)) before.push(piece);
    else people.push([piece]);
  }
  return people;
}

function pieces(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
