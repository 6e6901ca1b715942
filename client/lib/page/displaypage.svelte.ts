import { DisplayLink } from '../link/display.svelte.ts';
import { bringFontsFor } from '../look/fonts.ts';
import type { View } from '../../../machines/wire/views.ts';
import type { TimeStyle } from '../show/timeofday.ts';
import type { Language } from '../words/languages.ts';
import { ENGLISH, knownTags, loadLanguages } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { applyAppearance, applyLanguage } from './appearance.ts';
import { hideCursor } from './cursor.ts';
import { obey } from './obey.ts';
import type { DisplayParameters } from './parameters.ts';
import { readParameters } from './parameters.ts';
import { shiftPixels } from './pixelshift.ts';
import { onPointerMoved } from './pointer.ts';
import { keepAwake } from './wakelock.ts';

const IDENTIFY_MS = 8_000;

/** A stage does not wait longer than this, in ms, for words: they are English until the others come. */
const WORDS_PATIENCE_MS = 3_000;

/** What, beside a pointer that moves, tells that somebody is at this screen. */
const HANDS = ['pointerdown', 'keydown', 'dblclick'] as const;

/** The pages that show two languages at once. */
const BILINGUAL: readonly View[] = ['room', 'agenda'];

/** What every display page begins with: its address read, its look applied, its line to the server open. */
export class DisplayPage {
  readonly parameters: DisplayParameters;
  readonly link: DisplayLink;
  /** When the page can be painted: its words are there, or are too long in coming. */
  readonly ready: Promise<void>;
  #languages = $state.raw<readonly Language[]>([ENGLISH]);
  #identity = $state<string | null>(null);

  /** `own` are the parameters of its address that the page reads by itself. */
  constructor(view: View, own: readonly string[] = []) {
    const { parameters, ignored } = readParameters(location.search, location.hash, own);
    if (ignored.length > 0) console.info(`Showcaller ignores these parameters: ${ignored.join(', ')}`);
    this.parameters = parameters;
    this.ready = this.#speak(parameters.lang, view);
    applyAppearance(parameters);
    if (!parameters.preview) standOnStage(view);
    if (parameters.controls && !parameters.preview && view !== 'overlay') this.#offerControls();
    this.link = new DisplayLink(view, parameters, (order) => {
      obey(order, {
        identify: (text) => {
          this.#identify(text);
        },
        rename: (name) => {
          this.link.device?.rename(name);
          this.#identify(name);
        },
      });
    });
  }

  /** What this display calls itself while the stage manager asks which one it is; null otherwise. */
  get identity(): string | null {
    return this.#identity;
  }

  /** The languages that this page speaks: one, or two where a page can and its address says so. */
  get languages(): readonly Language[] {
    return this.#languages;
  }

  /** The language that comes first, and is alone where only one is shown. */
  get language(): Language {
    return this.#languages[0] ?? ENGLISH;
  }

  get words(): Words {
    return this.language.words;
  }

  /** How times of day are written here. */
  get timeStyle(): TimeStyle {
    return this.timeStyleIn(this.language);
  }

  timeStyleIn(language: Language): TimeStyle {
    const { zone, hour12 } = this.parameters;
    return {
      zone: zone ?? this.link.programme?.programme.timeZone ?? 'UTC',
      lang: language.locale,
      ...(hour12 === undefined ? {} : { hour12 }),
    };
  }

  /** Whether the stage manager wants this display black. */
  get isBlack(): boolean {
    return this.link.live?.blackout.includes(this.link.view) === true;
  }

  async #speak(wanted: readonly string[], view: View): Promise<void> {
    const tags = knownTags(wanted);
    const unknown = wanted.filter((tag) => !tags.includes(tag));
    if (unknown.length > 0)
      console.info(`Showcaller has no words for these languages: ${unknown.join(', ')}`);
    const arrived = loadLanguages(tags.slice(0, BILINGUAL.includes(view) ? 2 : 1)).then((languages) => {
      this.#languages = languages;
      applyLanguage(this.language);
      bringFontsFor(JSON.stringify(languages));
    });
    await Promise.race([arrived, new Promise((passed) => setTimeout(passed, WORDS_PATIENCE_MS))]);
  }

  /** The page's own buttons are loaded when a hand is there to press them. */
  #offerControls(): void {
    const meanwhile: Event[] = [];
    const note = (event: Event) => {
      if (meanwhile.push(event) > 1) return;
      void import('./controls.ts').then(({ openControls }) => {
        for (const name of HANDS) document.removeEventListener(name, note);
        leavePointer();
        openControls(this.words.controls, meanwhile);
      });
    };
    const leavePointer = onPointerMoved(note);
    for (const name of HANDS) document.addEventListener(name, note);
  }

  #identify(text: string): void {
    this.#identity = text === '' ? (this.link.device?.name ?? this.link.view) : text;
    bringFontsFor(this.#identity);
    setTimeout(() => (this.#identity = null), IDENTIFY_MS);
  }
}

/** What a screen in a hall does besides showing: it stays awake, hides its pointer and spares its pixels. */
function standOnStage(view: View): void {
  hideCursor();
  if (view === 'overlay') return;
  keepAwake();
  shiftPixels();
}
