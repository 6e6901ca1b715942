let lock: WakeLockSentinel | null = null;

/** Keeps the screen on while the page is shown, where the browser can (it needs a secure context). */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  void request();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void request();
  });
}

/** Whether the browser holds the screen on for this page. */
export function isAwake(): boolean {
  return lock !== null && !lock.released;
}

async function request(): Promise<void> {
  lock = await navigator.wakeLock.request('screen').catch(() => null);
}
