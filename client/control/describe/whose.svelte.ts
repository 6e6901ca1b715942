import type { DescriptionChanges, Organiser, Programme } from '../../../machines/programme/schema.ts';

type Described = Pick<Programme, 'title' | 'subtitle' | 'place' | 'organiser'>;

/** What is said of the whole show, while it is being written. */
export class Whose {
  readonly #before: Described;
  title = $state('');
  subtitle = $state('');
  place = $state('');
  organiser = $state('');
  /** `#rrggbb`; empty for the product's own. */
  accent = $state('');
  /** The address of a picture on this server; empty for none. */
  logo = $state('');

  constructor(programme: Described) {
    this.#before = programme;
    this.title = programme.title;
    this.subtitle = programme.subtitle ?? '';
    this.place = programme.place ?? '';
    this.organiser = programme.organiser?.name ?? '';
    this.accent = programme.organiser?.accent ?? '';
    this.logo = programme.organiser?.logo ?? '';
  }

  /** Why it cannot be kept like this, in a sentence; empty where it can. */
  get problem(): string {
    if (this.title.trim() === '') return 'A show has a title.';
    const isBranded = this.accent !== '' || this.logo !== '';
    return isBranded && this.organiser.trim() === '' ? 'A colour or a logo needs the organiser’s name.' : '';
  }

  /** What was changed, as `programme.describe` takes it; null where nothing was. */
  get changes(): DescriptionChanges | null {
    const { title, subtitle, place, organiser } = this.#before;
    const changes: DescriptionChanges = {};
    const now = {
      title: this.title.trim(),
      subtitle: this.subtitle.trim(),
      place: this.place.trim(),
      organiser: this.#organiser,
    };
    if (now.title !== title) changes.title = now.title;
    if (now.subtitle !== (subtitle ?? '')) changes.subtitle = now.subtitle === '' ? null : now.subtitle;
    if (now.place !== (place ?? '')) changes.place = now.place === '' ? null : now.place;
    if (!isSame(now.organiser, organiser ?? null)) changes.organiser = now.organiser;
    return Object.keys(changes).length > 0 ? changes : null;
  }

  get #organiser(): Organiser | null {
    const name = this.organiser.trim();
    if (name === '') return null;
    return {
      name,
      ...(this.accent === '' ? {} : { accent: this.accent }),
      ...(this.logo === '' ? {} : { logo: this.logo }),
    };
  }
}

function isSame(one: Organiser | null, other: Organiser | null): boolean {
  return one?.name === other?.name && one?.accent === other?.accent && one?.logo === other?.logo;
}
