import source from './awake.mp4';

/** How long before its end the film starts again, in s. */
const REWIND_S = 5;

let film: HTMLVideoElement | null = null;

/**
 * Plays a black, silent film behind the page for as long as this is open: browsers keep the screen on for a
 * film. Chromium asks that it fill a part of the window, WebKit that it have sound, even muted, and no loop.
 */
export function playFilm(): void {
  film = document.createElement('video');
  film.src = source;
  film.muted = true;
  film.playsInline = true;
  film.setAttribute('aria-hidden', 'true');
  film.tabIndex = -1;
  film.style.cssText =
    'position:fixed;z-index:-1;top:0;left:0;width:100%;height:100%;opacity:0;pointer-events:none';
  film.addEventListener('timeupdate', rewind);
  document.body.append(film);
  start();
  // A browser may have stopped it while the page was hidden, or not begun before a hand touched the screen.
  document.addEventListener('visibilitychange', start);
  document.addEventListener('pointerdown', start);
}

/** Whether the film plays on a screen that is shown. */
export function isFilmOn(): boolean {
  return film?.paused === false && film.currentTime > 0 && document.visibilityState === 'visible';
}

function start(): void {
  if (document.visibilityState === 'visible') film?.play().catch(() => undefined);
}

function rewind(): void {
  if (film && film.currentTime > film.duration - REWIND_S) film.currentTime = 0;
}
