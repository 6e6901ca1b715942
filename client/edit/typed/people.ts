import { completeSpeakers } from '../../../machines/programme/identify.ts';
import { MAX_TITLE, type Speaker } from '../../../machines/programme/schema.ts';
import { readPerson } from '../../../machines/import/text/person.ts';
import { problem, type Reading, value } from './reading.ts';

/** People as they are typed on one line: `Li Wei, Moderator, ITU; Ana Ruiz`. */
export function peopleText(speakers: readonly Speaker[] = []): string {
  return speakers
    .map(({ name, role, affiliation }) => [name, role, affiliation].filter(Boolean).join(', '))
    .join('; ');
}

/**
 * Typed people, one after each `;` or line: name, role, affiliation. Somebody who was there before keeps the id
 * and the turn. Null where nobody is left.
 */
export function readPeople(text: string, before: readonly Speaker[] = []): Reading<Speaker[] | null> {
  const parts = text
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.some((part) => part.length > MAX_TITLE))
    return problem('A name and what belongs to it are too long.');
  if (parts.length > 100) return problem('At most 100 people can stand in one segment.');
  const people = knownAgain(parts.map(readOne), before);
  return value(
    people.length === 0 ? null : people,
    people.length === 1 ? '1 person' : `${people.length} people`,
  );
}

/** A person who may have no id yet. */
export type Person = Omit<Speaker, 'id'> & { id?: string };

/** People with the ids, turns and translations of those of the same name who were there before. */
export function knownAgain(people: readonly Person[], before: readonly Speaker[] = []): Speaker[] {
  const known = new Map(before.map((speaker) => [speaker.name, speaker]));
  return completeSpeakers(people.map((person) => asBefore(known, person)));
}

function readOne(text: string): Person {
  const fields = text.split(/\s*[,，]\s*/).filter((field) => field !== '');
  if (fields.length < 3) return readPerson(text) ?? { name: text };
  const [name = text, role = '', ...affiliation] = fields;
  return { name, role, affiliation: affiliation.join(', ') };
}

function asBefore(known: Map<string, Speaker>, person: Person): Person {
  const before = known.get(person.name);
  if (!before) return person;
  // The second of two with the same name is somebody else.
  known.delete(person.name);
  const { role: _role, affiliation: _affiliation, ...kept } = before;
  return { ...kept, ...person };
}
