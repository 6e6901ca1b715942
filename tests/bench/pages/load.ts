import type { Browser, CDPSession, Page } from 'playwright-core';

/** What a page took to load into a fresh browser context. */
export interface Load {
  readonly requests: number;
  /** Scripts as they came over the wire, in bytes. */
  readonly scriptBytes: number;
  /** From the start of the navigation until the digits were painted, in ms. */
  readonly digitsMs: number;
}

/** Loads a display as a device that was never here before. */
export async function loadCold(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(notePaintOfDigits);
    const requests = await countRequests(page);
    await page.goto(address);
    const painted = await page.waitForFunction(
      () => (window as unknown as { digitsPaintedAt?: number }).digitsPaintedAt,
    );
    await page.waitForLoadState('networkidle');
    const digitsMs = Number(await painted.jsonValue());
    return { requests: requests.size, scriptBytes: sum(requests.values()), digitsMs };
  } finally {
    await context.close();
  }
}

/** In the page: the frame after the digits of a running clock have come is on the screen when the next begins. */
function notePaintOfDigits(): void {
  const look = () => {
    const text = document.querySelector('[data-clock]')?.textContent ?? '';
    if (!text.includes(':') || document.documentElement.dataset['state'] !== 'running') return;
    observer.disconnect();
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        Object.assign(window, { digitsPaintedAt: performance.now() });
      });
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Every request of a page, with the bytes of its body if it is a script. */
async function countRequests(page: Page): Promise<Map<string, number>> {
  const session = await page.context().newCDPSession(page);
  const requests = new Map<string, number>();
  const scripts = new Set<string>();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    requests.set(requestId, 0);
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) requests.set(requestId, encodedDataLength);
  });
  return requests;
}

/** WebSocket payload of a page over so many ms, both ways: its bytes, and how many `live` views were in it. */
export async function watchPayload(page: Page, ms: number): Promise<{ bytes: number; views: number }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const taken = { bytes: 0, views: 0 };
  const take = ({ response }: { response: { payloadData: string } }) => {
    taken.bytes += Buffer.byteLength(response.payloadData);
    if (response.payloadData.includes('"live"')) taken.views += 1;
  };
  await session.send('Network.enable');
  session.on('Network.webSocketFrameSent', take);
  session.on('Network.webSocketFrameReceived', take);
  await page.waitForTimeout(ms);
  return taken;
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
