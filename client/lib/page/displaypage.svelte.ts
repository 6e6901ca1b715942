import { DisplayLink } from '../link/display.svelte.ts';
import type { View } from '../../../machines/wire/views.ts';
import type { TimeStyle } from '../show/timeofday.ts';
import type { Words } from '../words.ts';
import { wordsFor } from '../words.ts';
import { applyAppearance } from './appearance.ts';
import { hideCursor } from './cursor.ts';
import { offerFullScreen } from './fullscreen.ts';
import { obey } from './obey.ts';
import type { DisplayParameters } from './parameters.ts';
import { readParameters } from './parameters.ts';
import { shiftPixels } from './pixelshift.ts';
import { keepAwake } from './wakelock.ts';

const IDENTIFY_MS = 8_000;

/** What every display page begins with: its address read, its look applied, its line to the server open. */
export class DisplayPage {
  readonly parameters: DisplayParameters;
  readonly words: Words;
  readonly link: DisplayLink;
  #identity = $state<string | null>(null);

  constructor(view: View) {
    const { parameters, ignored } = readParameters(location.search, location.hash);
    if (ignored.length > 0) console.info(`Showcaller ignores these parameters: ${ignored.join(', ')}`);
    this.parameters = parameters;
    this.words = wordsFor(parameters.lang);
    applyAppearance(parameters);
    if (!parameters.preview) standOnStage(view, parameters);
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

  /** How times of day are written here. */
  get timeStyle(): TimeStyle {
    const { zone, hour12, lang } = this.parameters;
    return {
      zone: zone ?? this.link.programme?.programme.timeZone ?? 'UTC',
      lang: lang[0] ?? 'en',
      ...(hour12 === undefined ? {} : { hour12 }),
    };
  }

  /** Whether the stage manager wants this display black. */
  get isBlack(): boolean {
    return this.link.live?.blackout.includes(this.link.view) === true;
  }

  #identify(text: string): void {
    this.#identity = text === '' ? (this.link.device?.name ?? this.link.view) : text;
    setTimeout(() => (this.#identity = null), IDENTIFY_MS);
  }
}

/** What a screen in a hall does besides showing: it stays awake, hides its pointer and spares its pixels. */
function standOnStage(view: View, { controls }: DisplayParameters): void {
  keepAwake();
  hideCursor();
  if (controls) offerFullScreen();
  if (view !== 'overlay') shiftPixels();
}
