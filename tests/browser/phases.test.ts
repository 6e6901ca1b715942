import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPage, untilMarked } from './face.ts';
import { TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let pages: Page[];
let show: string;

const timed = { kind: 'panel' as const, durationMs: 4_000, warnMs: 2_000, wrapMs: 1_000 };

beforeAll(async () => {
  await server.start('--no-sample');
  show = await server.add({
    title: 'Short',
    timeZone: 'Europe/Zurich',
    segments: [
      { id: 'a', title: 'Runs over', ...timed },
      { id: 'b', title: 'Goes on by itself', ...timed, durationMs: 2_000, warnMs: 1_000, autoAdvance: true },
      { id: 'c', title: 'Last', ...timed },
    ],
  });
  browser = await openBrowser();
  pages = await Promise.all(['/speaker', '/room'].map((path) => openPage(browser, server.url + path)));
  await untilMarked(pages, { link: 'online' });
  await Promise.all(pages.map((page) => page.evaluate(watchFaces)));
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** In the page: notes each change of the digits and the phase. */
function watchFaces(): void {
  const faces: string[] = [];
  Object.assign(window, { faces });
  const root = document.documentElement;
  const note = () => {
    const face = `${document.querySelector('[data-clock]')?.textContent ?? ''} ${root.dataset['phase'] ?? ''}`;
    if (faces[faces.length - 1] !== face) faces.push(face);
  };
  new MutationObserver(note).observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-phase'],
  });
}

const facesOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { faces: string[] }).faces.filter((face) => face.includes(':')));

it('shows every second and every phase in its order, the overrun counted up, on each display', async () => {
  await server.give(show, 'show.start');
  await Promise.all(pages.map((page) => page.waitForTimeout(6_500)));
  for (const page of pages) {
    expect((await facesOf(page)).slice(0, 7)).toEqual([
      '0:04 normal',
      '0:03 normal',
      '0:02 warn',
      '0:01 wrap',
      '0:00 over',
      '+0:01 over',
      '+0:02 over',
    ]);
  }
});

it('goes on by itself on its second', async () => {
  await server.give(show, 'segment.next');
  await untilMarked(pages, { seq: '2' });
  const took = await untilMarked(pages, { seq: '3', phase: 'normal' });
  expect(took).toBeGreaterThan(1_500);
  expect(took).toBeLessThan(2_300);
  for (const page of pages) {
    expect(await page.textContent('[data-segment-title]')).toBe('Last');
    expect(await facesOf(page)).not.toContain('0:05 normal');
  }
});
