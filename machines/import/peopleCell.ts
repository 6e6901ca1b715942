import { MAX_DURATION_MS } from '../programme/schema.ts';
import { bareName } from './columns.ts';
import { readLength } from './lengths.ts';
import { fieldsOfLine } from './pipes.ts';
import { isName, isOrganisation, isRole, isTitled, namesPart } from './text/names.ts';
import { describedFurther, type SpeakerDraft } from './text/person.ts';
import { readPeople } from './text/speakers.ts';

/** What only fills a line; to read on at each of its places would take long. */
const FILLING = /\s{13,}/g;

/** People that a cell names, and what it says besides. */
export interface PeopleCell {
  speakers: SpeakerDraft[];
  remarks: string[];
}

/**
 * Reads a cell of people, a line for each or a list of them. A line with bars gives fields in their order:
 * `name | role | affiliation | turn | id`, as an export writes them (`exact`: whatever the fields say).
 */
export function readPeopleCell(cell: string, exact: boolean): PeopleCell {
  const found: PeopleCell = { speakers: [], remarks: [] };
  for (const line of cell.split(/\r?\n/)) {
    const text = line.trim().replace(FILLING, '\t');
    if (text === '' || /^[-–—]+$/.test(text)) continue;
    const last = found.speakers.at(-1);
    const further =
      last && isBare(last) && !exact && !isTitled(text) ? describedFurther(last, text) : undefined;
    const people = readFields(text, exact) ?? readPeople(text, { expected: true });
    if (further) found.speakers.splice(-1, 1, further);
    else if (people) found.speakers.push(...people);
    else found.remarks.push(text);
  }
  return found;
}

/** Whether nothing is known of a person but the name. */
function isBare({ role, affiliation }: SpeakerDraft): boolean {
  return role === undefined && affiliation === undefined;
}

/** Columns that name who speaks or plays, and not who answers for an item. */
const OF_SPEAKERS =
  /^(?:speakers?|presenters?|performers?|artists?|intervenants?|orateurs?|oratrices?|ponentes?|oradores|orador|redner|sprecher|referent(?:en|in|innen)?|演讲人|主讲人|发言人|讲者|演讲嘉宾|嘉宾|表演者?)\b|^(?:演讲人|主讲人|发言人|讲者|演讲嘉宾|嘉宾|表演者?)$/;
const ROLES =
  /^(?:hosts?|mc|emcee|moderat(?:or|eur|rice)s?|chair(?:person)?s?|facilitators?|moderador(?:a|es)?|presentador(?:a|es)?|animat(?:eur|rice)s?|主持人?)$/;
const NOBODY = /^(?:t\.?b\.?[acd]\.?|all|everyone|everybody|various|none|n\/a|tous|todos|待定)$/i;

/**
 * People of a cell under a column's name: where that names speakers, one name alone is a person too, "Kim"; where it
 * names what they do, as "Moderator" does, that is their role.
 */
export function namedPeople(found: PeopleCell, column: string): PeopleCell {
  const isRoleColumn = ROLES.test(bareName(column));
  if (!isRoleColumn && !OF_SPEAKERS.test(bareName(column))) return found;
  const isPerson = (text: string) =>
    isName(text) && !isRole(text) && !namesPart(text) && !isOrganisation(text) && !NOBODY.test(text);
  const speakers = [...found.speakers, ...found.remarks.filter(isPerson).map((name) => ({ name }))];
  return {
    speakers: isRoleColumn ? speakers.map((speaker) => ({ role: column.trim(), ...speaker })) : speakers,
    remarks: found.remarks.filter((text) => !isPerson(text)),
  };
}

/** The people of a line with bars: one with several fields, or, where each field reads like a name, one for each. */
function readFields(text: string, exact: boolean): SpeakerDraft[] | undefined {
  const fields = fieldsOfLine(text);
  if (fields.length < 2) return undefined;
  if (!exact && fields.every(isPlainName)) return fields.map((name) => ({ name }));
  const person = personOfFields(fields);
  return person && [person];
}

function isPlainName(text: string): boolean {
  return isName(text) && text.includes(' ') && !isRole(text) && !namesPart(text) && !isOrganisation(text);
}

/** People with what further columns say of them: one role for one person, or as many as there are people. */
export function withFunctions(
  speakers: readonly SpeakerDraft[],
  role: string,
  affiliation: string,
): { speakers: SpeakerDraft[]; remarks: string[] } {
  const roles = shared(role, speakers.length);
  const affiliations = shared(affiliation, speakers.length);
  return {
    speakers: speakers.map((speaker, index) => ({
      ...speaker,
      ...(roles?.[index] ? { role: roles[index] } : {}),
      ...(affiliations?.[index] ? { affiliation: affiliations[index] } : {}),
    })),
    remarks: [...(roles ? [] : [role]), ...(affiliations ? [] : [affiliation])],
  };
}

function shared(cell: string, people: number): string[] | undefined {
  if (cell === '') return [];
  const parts = cell.split(/\s*[;\n]\s*/);
  return parts.length === people ? parts : people === 1 ? [cell] : undefined;
}

function personOfFields([name = '', role = '', affiliation = '', turn = '', id = '']: string[]):
  SpeakerDraft | undefined {
  if (name === '') return undefined;
  const turnMs = readLength(turn)?.ms;
  const known = turnMs !== undefined && turnMs > 0 && turnMs <= MAX_DURATION_MS;
  if (turn !== '' && !known) return undefined;
  return {
    ...(id === '' ? {} : { id }),
    name,
    ...(role === '' ? {} : { role }),
    ...(affiliation === '' ? {} : { affiliation }),
    ...(known ? { turnMs } : {}),
  };
}
