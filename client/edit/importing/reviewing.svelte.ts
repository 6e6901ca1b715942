import type { Preview } from '../../../machines/import/preview.ts';
import { rememberedMapping, rememberMapping } from './mappings.ts';
import { beginReview, lookAt, obstacles, type Review } from './review.ts';
import { linesOf, type Mapping, readSource, type Source } from './source.ts';

/** One of the programmes of a source: under review, and whether it is wanted. */
export class Part {
  readonly preview: Preview;
  isWanted = $state(true);
  #review: Review;
  readonly #seen = $derived.by(() => lookAt(this.#review));
  readonly #obstacles = $derived.by(() => obstacles(this.#review));

  constructor(preview: Preview) {
    this.preview = preview;
    this.#review = $state.raw(beginReview(preview));
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

  change(change: (review: Review) => Review): void {
    this.#review = change(this.#review);
  }
}

/** What a person has brought and what was read in it, up to the point where it is stored. */
export class Reading {
  readonly #key: string;
  /** Goes to the next doubt that waits, or the one before, while the review is shown. */
  toNextDoubt: ((by: 1 | -1) => void) | null = null;
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

  /** In which line of the source each row of a part stands, as far as its title tells. */
  linesOf({ review }: Part): (number | undefined)[] {
    const text = this.#source?.text;
    return text
      ? linesOf(
          text,
          review.rows.map(({ draft }) => draft.title),
        )
      : [];
  }

  /** Reads a source; a table with a head that this device knows, as it was last told to. */
  async read(source: Source): Promise<void> {
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
    this.#mapping = { ...this.#mapping, [column]: field };
    rememberMapping(this.#parts[0]?.preview.columns ?? [], this.#mapping);
    await this.#ask(source);
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
    this.#parts = answered.previews.map((preview) => new Part(preview));
  }
}
