import type { Finding } from '../../../machines/import/findings.ts';
import type { Preview } from '../../../machines/import/preview.ts';
import { rememberedMapping, rememberMapping, remapped } from './mappings.ts';
import { answer, beginReview, type Doubt, lookAt, obstacles, type Review, setWhole } from './review.ts';
import { linesOf } from './shownText.ts';
import { type Brought, fileSource, type Mapping, pasted, readSource, type Source } from './source.ts';

/** One of the programmes of a source: under review, and whether it is wanted. */
export class Part {
  readonly preview: Preview;
  isWanted = $state(true);
  readonly #source: Source;
  /** The line of the source in which each row stands, by key. */
  readonly #lines: readonly (number | undefined)[];
  #review: Review;
  readonly #seen = $derived.by(() => lookAt(this.#review));
  readonly #obstacles = $derived.by(() => obstacles(this.#review));

  constructor(preview: Preview, source: Source) {
    this.preview = preview;
    this.#source = source;
    const review = beginReview(preview);
    const found = linesOf(
      source.shown?.lines ?? [],
      review.rows.map(({ draft }) => draft.title),
    );
    this.#lines = review.rows.map(({ key }) => {
      const doubt = review.doubts.find(({ row }) => row === key);
      return (doubt && this.lineOf(doubt.finding)) ?? found[key];
    });
    this.#review = $state.raw(review);
  }

  get review(): Review {
    return this.#review;
  }

  /** The programme as it would be stored, and what its order shows. */
  get seen(): ReturnType<typeof lookAt> {
    return this.#seen;
  }

  get obstacles(): readonly string[] {
    return this.#obstacles;
  }

  /** Whether the source is shown line by line. */
  get isShown(): boolean {
    return this.#source.shown !== null;
  }

  /** The doubt about its zone, where the source names none. */
  get zoneDoubt(): Doubt | undefined {
    return this.#review.doubts.find(({ finding }) => finding.code === 'no-zone');
  }

  change(change: (review: Review) => Review): void {
    this.#review = change(this.#review);
  }

  /** The line of the source, from 1, that a finding is about; the row of a table that is no text. */
  lineOf(finding: Finding): number | undefined {
    return this.#source.shown ? this.#source.shown.lineOf(finding) : finding.line;
  }

  /** The line of the source in which a row stands, from 1: where it is doubted, else where its title is found. */
  lineOfRow(key: number): number | undefined {
    return this.#lines[key];
  }
}

/** What a person has brought and what was read in it, up to the point where it is stored. */
export class Reading {
  readonly #key: string;
  /** Goes to the next doubt that waits, or the one before, while the review is shown. */
  toNextDoubt: ((by: 1 | -1) => void) | null = null;
  /** What is being pasted; it stays while it is looked at as it was read. */
  pasted = $state('');
  #source = $state.raw<Source | null>(null);
  #parts = $state.raw<readonly Part[]>([]);
  #problem = $state('');
  #isReading = $state(false);
  #isKeyRefused = $state(false);
  #mapping = $state.raw<Mapping>({});

  constructor(key: string) {
    this.#key = key;
  }

  get source(): Source | null {
    return this.#source;
  }

  get parts(): readonly Part[] {
    return this.#parts;
  }

  get problem(): string {
    return this.#problem;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  get isKeyRefused(): boolean {
    return this.#isKeyRefused;
  }

  get mapping(): Mapping {
    return this.#mapping;
  }

  /** Reads a text; what has been pasted, where none is given. */
  async readText(text = this.pasted): Promise<void> {
    if (text.trim() !== '' && !this.#isReading) await this.#bring(pasted(text));
  }

  /** Reads a file, of several none. */
  async readFiles(files: FileList | null | undefined): Promise<void> {
    const [file, ...others] = files ?? [];
    if (!file || this.#isReading) return;
    if (others.length > 0) {
      this.#problem = 'These are several files: bring one at a time.';
      return;
    }
    await this.#bring(await fileSource(file));
  }

  async #bring(brought: Brought): Promise<void> {
    if ('problem' in brought) this.#problem = brought.problem;
    else await this.#read(brought);
  }

  /** Reads a source; a table with a head that this device knows, as it was last told to. */
  async #read(source: Source): Promise<void> {
    if (this.#isReading) return;
    this.#mapping = {};
    await this.#ask(source);
    const [first] = this.#parts;
    const remembered = rememberedMapping(first?.preview.columns ?? []);
    if (Object.keys(remembered).length === 0) return;
    this.#mapping = remembered;
    await this.#ask(source);
  }

  /** Reads the same table with a column taken for something else, and remembers that. */
  async remap(column: number, field: string): Promise<void> {
    const source = this.#source;
    if (!source) return;
    this.#mapping = remapped(this.#mapping, column, field);
    await this.#ask(source);
    if (this.#problem === '') rememberMapping(this.#parts[0]?.preview.columns ?? [], this.#mapping);
  }

  /** Sets the zone of a part, and of all others that have the same because the source names none. */
  setZone(part: Part, timeZone: string): void {
    for (const one of this.#alikeIn(part)) one.change((review) => setWhole(review, { timeZone }));
  }

  /** Accepts or refuses a finding about the whole; the zone that the source does not name, in all its parts. */
  settle(part: Part, key: number, given: 'accepted' | 'refused'): void {
    if (part.zoneDoubt?.key !== key) {
      part.change((review) => answer(review, key, given));
      return;
    }
    for (const one of this.#alikeIn(part)) {
      one.change((review) => answer(review, one.zoneDoubt?.key ?? key, given));
    }
  }

  /** A part, and those that have the same zone for want of a named one. */
  #alikeIn(part: Part): readonly Part[] {
    const { timeZone } = part.review.whole;
    if (!part.zoneDoubt) return [part];
    return this.#parts.filter((one) => one.zoneDoubt && one.review.whole.timeZone === timeZone);
  }

  /** Back to where a source is brought. */
  leave(): void {
    this.#source = null;
    this.#parts = [];
    this.#problem = '';
  }

  async #ask(source: Source): Promise<void> {
    this.#isReading = true;
    const answered = await readSource(source, this.#key, this.#mapping);
    this.#isReading = false;
    if ('problem' in answered) {
      this.#problem = answered.problem;
      this.#isKeyRefused = answered.isKeyRefused;
      return;
    }
    this.#problem = '';
    this.#source = source;
    this.#parts = answered.previews.map((preview) => new Part(preview, source));
  }
}
