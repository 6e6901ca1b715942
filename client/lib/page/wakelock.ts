let lock: WakeLockSentinel | null = null;

/**
 * Keeps the screen on while the page is shown, where the browser can. It needs a secure context: over plain
 * http there is no way that works in every browser without a hand on the screen, so `isAwake` is then
 * honestly false, and the console says that the device's own energy saving has to be off.
 */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  void request();
  document.addEventListener('visibilitychange', () => void request());
}

/** Whether the browser holds the screen on for this page. */
export function isAwake(): boolean {
  return lock !== null && !lock.released;
}

async function request(): Promise<void> {
  if (document.visibilityState !== 'visible' || isAwake()) return;
  lock = await navigator.wakeLock.request('screen').catch(() => null);
}
