import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openPage, untilMarked } from '../face.ts';
import { TestServer } from '../server.ts';

const server = new TestServer();
let browser: Browser;

beforeAll(async () => {
  await server.start('--no-sample');
  const show = await server.add({
    title: 'Seminar',
    timeZone: 'UTC',
    segments: [
      {
        kind: 'panel',
        title: 'Panel',
        durationMs: 1_800_000,
        translations: { zh: { title: '专题讨论' }, ar: { title: 'حلقة نقاش' } },
        speakers: [{ name: 'Li Wei', translations: { zh: { name: '李伟' } } }],
      },
      { kind: 'break', title: 'Coffee', durationMs: 600_000 },
    ],
  });
  await server.give(show, 'show.start');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** The texts under a mark, each language's. */
function textsOf(page: Page, mark: string): Promise<string[]> {
  return page.$$eval(`[data-${mark}] bdi`, (texts) => texts.map(({ textContent }) => textContent));
}

/** A page on a device of its own, every text that it ever showed, what it asked for and what it noted. */
async function watch(path: string, prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    new MutationObserver(() => {
      shown.push(document.body.innerText);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const notes: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => notes.push(message.text()));
  await prepare(page);
  await page.goto(server.url + path);
  await untilMarked([page], { link: 'online', state: 'running' });
  await page.evaluate(() => document.fonts.ready);
  const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown.join('\n'));
  return { page, shown, asked, notes };
}

describe.each(['speaker', 'room', 'agenda'])('/%s', (view) => {
  it.each([
    ['ar', 'rtl', 'التالي'],
    ['es', 'ltr', 'Después'],
    ['fr', 'ltr', 'Ensuite'],
    ['ru', 'ltr', 'Далее'],
    ['zh', 'ltr', '下一项'],
  ])('speaks %s from its first paint, after one request more', async (lang, direction, next) => {
    const { page, shown, asked } = await watch(`/${view}?lang=${lang}`);
    expect(await page.getAttribute('html', 'lang')).toBe(lang);
    expect(await page.getAttribute('html', 'dir')).toBe(direction);
    expect(shown).toContain(next);
    expect(shown).not.toMatch(/\b(Next|until|Panel 1|Waiting)\b/);
    expect(asked.filter((url) => url.includes(`/assets/${lang}-`))).toHaveLength(1);
    // Chinese type comes in slices, where the device has none.
    expect(asked.filter((url) => !/noto-sans-sc-\d+/.test(url)).length).toBeLessThanOrEqual(10);
    await page.context().close();
  });

  it('speaks English, and says so, where there are no words for a language', async () => {
    const { page, shown, notes } = await watch(`/${view}?lang=xx`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(shown).toContain('Next');
    expect(notes.join()).toContain('xx');
    await page.context().close();
  });

  it('speaks English where the words do not come', async () => {
    const { page, shown, notes } = await watch(`/${view}?lang=fr`, (opened) =>
      opened.route('**/assets/fr-*.js', (route) => route.abort()),
    );
    expect(shown).toContain('Next');
    expect(notes.join()).toContain('shows English');
    await page.context().close();
  });

  it('counts in 0-9 from the left, and writes times as the country does', async () => {
    const { page } = await watch(`/${view}?lang=ar-EG`);
    expect(await page.textContent('[data-clock]')).toMatch(/^\d+:\d\d$/);
    expect(await page.getAttribute('[data-clock]', 'dir')).toBe('ltr');
    expect(await page.textContent('.time-of-day')).toMatch(/^[٠-٩]{2}:[٠-٩]{2}$/);
    await page.context().close();
  });
});

it('/room shows a programme’s texts in two languages, once where they are the same', async () => {
  const page = await openPage(browser, `${server.url}/room?lang=en,zh`);
  await untilMarked([page], { link: 'online' });
  expect(await textsOf(page, 'segment-title')).toEqual(['Panel', '专题讨论']);
  expect(await textsOf(page, 'speakers')).toEqual(['Li Wei', '李伟']);
  expect(await textsOf(page, 'next-title')).toEqual(['Coffee']);
  await page.context().close();
});

it('/speaker shows the first of two languages', async () => {
  const page = await openPage(browser, `${server.url}/speaker?lang=ar,zh`);
  await untilMarked([page], { link: 'online' });
  expect(await textsOf(page, 'segment-title')).toEqual(['حلقة نقاش']);
  await page.context().close();
});

it('type for a script comes only where something is written in it', async () => {
  const typeOf = async (path: string) => {
    const { page, asked } = await watch(path);
    await page.context().close();
    return asked.flatMap((url) => /noto-sans-(\w+)/.exec(url)?.[1] ?? []);
  };
  expect(await typeOf('/room?lang=fr')).toEqual([]);
  expect(new Set(await typeOf('/room?lang=fr,ar'))).toEqual(new Set(['arabic']));
});
