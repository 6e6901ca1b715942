import { isFilmOn, playFilm } from './awakefilm.ts';

let lock: WakeLockSentinel | null = null;

/** Keeps the screen on while the page is shown: by a wake lock in a secure context, by a film over plain http. */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) {
    playFilm();
    return;
  }
  void request();
  document.addEventListener('visibilitychange', () => void request());
}

/** Whether the browser holds the screen on for this page. */
export function isAwake(): boolean {
  return (lock !== null && !lock.released) || isFilmOn();
}

async function request(): Promise<void> {
  if (document.visibilityState !== 'visible' || isAwake()) return;
  lock = await navigator.wakeLock.request('screen').catch(() => null);
}
