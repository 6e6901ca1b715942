import type { FieldName, Write } from '../rundown/fields.ts';
import { FIELDS, type Placed } from '../rundown/fields.ts';
import type { Option, Reading } from './reading.ts';

/** A text that somebody is typing for a field of a segment, whatever becomes of the segment meanwhile. */
export class Draft {
  readonly segmentId: string;
  readonly field: FieldName;
  /** What stood there when the typing began. */
  readonly base: string;
  text = $state('');
  /** Which of several readings is chosen; -1 for none yet. */
  chosen = $state(-1);
  /** What another has written there since, once this person has been told. */
  told = $state<string | null>(null);
  readonly #placed: () => Placed | null;
  readonly #reading = $derived.by(() => this.#read());

  /** `placed` is the segment as it stands now; null where it has gone. */
  constructor(segmentId: string, field: FieldName, placed: () => Placed | null, typed?: string) {
    this.segmentId = segmentId;
    this.field = field;
    this.#placed = placed;
    this.base = this.standing ?? '';
    this.text = typed ?? this.base;
  }

  /** What stands in the field now; null where the segment has gone. */
  get standing(): string | null {
    const placed = this.#placed();
    return placed && FIELDS[this.field].text(placed);
  }

  get isChanged(): boolean {
    return this.text !== this.base;
  }

  get reading(): Reading<Write> | null {
    return this.#reading;
  }

  get options(): readonly Option<Write>[] {
    return this.#reading?.is === 'choice' ? this.#reading.options : [];
  }

  /** What would be written: what the text means, or what was chosen of its meanings; null where that is open. */
  get write(): Write | null {
    const reading = this.#reading;
    if (reading?.is === 'value') return reading.value;
    return this.options[this.chosen]?.value ?? null;
  }

  type(text: string): void {
    this.text = text;
    this.chosen = -1;
  }

  /** Steps through the meanings of an ambiguous text; whether there are any. */
  step(by: number): boolean {
    const count = this.options.length;
    if (count === 0) return false;
    this.chosen = this.chosen < 0 ? (by > 0 ? 0 : count - 1) : (this.chosen + by + count) % count;
    return true;
  }

  #read(): Reading<Write> | null {
    const placed = this.#placed();
    return placed && this.text !== this.base ? FIELDS[this.field].read(this.text, placed) : null;
  }
}
