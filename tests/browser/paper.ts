import type { Browser } from 'playwright-core';
import { extractTextItems, getDocumentProxy } from 'unpdf';
import { KEY } from './server.ts';

/** Sheets in points, upright, as PDF has them. */
export const SHEETS = { a4: [595, 842], letter: [612, 792] } as const;

/** A page as it comes out of the printer: its size in points and its text. */
export interface Sheet {
  readonly size: readonly number[];
  readonly text: string;
}

/** What comes out of the printer for a show: `query` says what, on which paper. */
export async function printed(
  browser: Browser,
  server: string,
  show: string,
  query: string,
): Promise<Sheet[]> {
  const page = await browser.newPage();
  await page.goto(`${server}/print?show=${show}&${query}#key=${KEY}`);
  await page.waitForSelector('[data-ready]');
  await page.evaluate(() => document.fonts.ready);
  const file = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.close();
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const { items } = await extractTextItems(pdf);
  return Promise.all(
    items.map(async (texts, index) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = (await pdf.getPage(index + 1)).view;
      const text = texts.map(({ str }) => str).join(' ');
      return { size: [Math.round(right - left), Math.round(top - bottom)], text: text.replace(/\s+/g, ' ') };
    }),
  );
}
