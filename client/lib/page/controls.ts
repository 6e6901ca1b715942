import sheet from '../look/controls.css?url';
import { bringSheet } from '../look/sheet.ts';
import type { Words } from '../words/words.ts';
import { asksForFullScreen, offerFullScreen, toggleFullScreen } from './fullscreen.ts';
import type { Mirror } from './parameters.ts';

/** What a press on the mirror turns each way of mirroring into. */
const NEXT_MIRROR: Readonly<Record<Mirror | 'none', Mirror | undefined>> = {
  none: 'h',
  h: 'v',
  v: 'both',
  both: undefined,
};

const SCALE_STEP = 0.1;
const SMALLEST = 0.5;
const LARGEST = 2;

/** Strokes in a square of 24. */
const ICONS = {
  fullScreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  mirror: 'M12 3v18M9 7 3 17h6zM15 7l6 10h-6z',
  smaller: 'M5 12h14',
  larger: 'M5 12h14M12 5v14',
} as const;

/**
 * A strip of buttons for who stands at a display: it is there while the pointer is. What they change is kept in
 * the address, so that it outlives a reload. `meanwhile` is what hands did until it came, which may have
 * been to ask for full screen.
 */
export function openControls(words: Words['controls'], meanwhile: readonly Event[]): void {
  bringSheet(sheet);
  const strip = document.createElement('nav');
  strip.className = 'controls';
  strip.append(
    button('smaller', words.smaller, () => {
      rescale(-SCALE_STEP);
    }),
    button('larger', words.larger, () => {
      rescale(SCALE_STEP);
    }),
    button('mirror', words.mirror, mirror),
    button('fullScreen', words.fullScreen, toggleFullScreen),
  );
  document.body.append(strip);
  offerFullScreen();
  if (meanwhile.some(asksForFullScreen)) toggleFullScreen();
}

function button(icon: keyof typeof ICONS, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.title = label;
  made.setAttribute('aria-label', label);
  made.dataset['do'] = icon;
  made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>`;
  made.addEventListener('click', press);
  return made;
}

function mirror(): void {
  const { dataset } = document.documentElement;
  const next = NEXT_MIRROR[(dataset['mirror'] as Mirror | undefined) ?? 'none'];
  if (next === undefined) delete dataset['mirror'];
  else dataset['mirror'] = next;
  keepInAddress('mirror', next);
}

function rescale(by: number): void {
  const { style } = document.documentElement;
  const now = Number(style.getPropertyValue('--scale')) || 1;
  const scale = Math.min(LARGEST, Math.max(SMALLEST, Math.round((now + by) * 10) / 10));
  style.setProperty('--scale', String(scale));
  // Whoever looked at the window for the size of type looks again.
  dispatchEvent(new Event('resize'));
  keepInAddress('scale', scale === 1 ? undefined : String(scale));
}

function keepInAddress(name: string, value: string | undefined): void {
  const url = new URL(location.href);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(history.state, '', url.href);
}
