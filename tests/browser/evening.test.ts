import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Programme } from '../../machines/programme/schema.ts';
import { openBrowser } from './browser.ts';
import { faceOf, openPage, untilMarked } from './face.ts';
import { printed, SHEETS } from './paper.ts';
import { KEY, TestServer } from './server.ts';

/** The seminar as it was sent, and what somebody wrote under it in the evening. */
const SENT = `${readFileSync(join(import.meta.dirname, '../../server/sample/itu-miit-2025.txt'), 'utf8').trim()}
13:00-13:20Site Visit
13:00-13:20Site Visit
13:20-25:61Workshop: Hands On
Amara Diallo, Moderator, Institute for Open Networks
14:30Farewell (1:30)
`;

const WIDE = { width: 1440, height: 900 };

/** The guard of GO, and a little. */
const GUARD_MS = 550;

const server = new TestServer();
let browser: Browser;
let page: Page;
let show = '';

beforeAll(async () => {
  await server.start('--no-sample');
  browser = await openBrowser();
  page = await openPage(browser, `${server.url}/edit#key=${KEY}`, WIDE);
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function stored(): Promise<Programme> {
  const headers = { Authorization: `Bearer ${KEY}` };
  const response = await fetch(`${server.url}/api/shows/${show}/export?format=json`, { headers });
  return (await response.json()) as Programme;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Types into what has the keyboard, and takes it. */
async function write(text: string, key = 'Enter'): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press(key);
}

/** Goes on with Tab until the keyboard is where it is wanted. */
async function tabTo(selector: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`The keyboard does not come to ${selector}.`);
}

const COLUMNS = ['start', 'end', 'length', 'kind', 'title', 'speakers', 'marks'];

/** Goes to a cell with the arrows. */
async function goTo(row: number, column: string): Promise<void> {
  await press('Control+Home', ...Array.from({ length: row }, () => 'ArrowDown'));
  await press(...Array.from({ length: COLUMNS.indexOf(column) }, () => 'ArrowRight'));
}

/** The rundown as the page shows it: start, length and title of each row. */
const rundown = () =>
  page.locator('[data-segment]').evaluateAll((rows) =>
    rows
      .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
      .map((row) =>
        ['start', 'length', 'title'].map((name) =>
          row.querySelector(`[data-cell="${name}"] .text`)?.textContent.slice(0, 20),
        ),
      )
      .map((cells) => cells.join(' ')),
  );

const findingAtHand = () =>
  page.evaluate(() => {
    const finding = document.activeElement?.closest<HTMLElement>('[data-finding]');
    return finding?.dataset['finding'];
  });

it('reads what was sent, and has every doubt answered: accepted, changed, refused', async () => {
  await page.waitForSelector('#text');
  await page.keyboard.insertText(SENT);
  await press('Control+Enter');
  await page.waitForSelector('[data-row="10"]');
  const codes = () =>
    page
      .locator('[data-finding]')
      .evaluateAll((all) => all.map(({ dataset }) => [dataset['finding'], dataset['answer']].join(' ')));
  expect(await page.textContent('[data-reason]')).toBe('3 doubts wait for your answers.');

  // Refused: the times are taken back, and given by hand.
  await press('F8');
  expect(await findingAtHand()).toBe('ends-before-start');
  await press('Tab', 'Tab', 'Enter');
  expect(await page.textContent('[data-row="5"] .line')).toContain('no length');
  await press('Shift+Tab', 'Enter');
  await write('10:56');
  await tabTo('[data-row-field="end"]');
  await write('11');
  expect(await page.textContent('[data-row="5"] .time')).toBe('10:56–11:00');

  // Accepted: what stands twice is skipped.
  await tabTo('[data-row="8"] [data-answer-accept]');
  await press('Enter');
  expect(await page.textContent('[data-row="8"] .marks')).toContain('skipped');

  // Changed: an end that is no time, a length that may be either, the zone.
  await tabTo('[data-row="9"] [data-answer-change]');
  await press('Enter');
  await tabTo('[data-row="9"] [data-row-field="length"]');
  await press('Control+a');
  await write('1h');
  expect(await page.textContent('[data-row="9"] .time')).toBe('13:20–14:20');
  await press('F8');
  expect(await findingAtHand()).toBe('ambiguous-duration');
  await press('Enter');
  await page.keyboard.type('1:30');
  await tabTo('[data-row="10"] .options button');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('1 min 30 s');
  await press('Enter');
  await press('Shift+F8');
  await tabTo('[data-whole-field="timeZone"]');
  await page.keyboard.type('Europe/Zuri');
  expect(await codes()).toEqual([
    'no-zone changed',
    'ends-before-start changed',
    'gap open',
    'duplicate accepted',
    'no-time changed',
    'ambiguous-duration changed',
    'gap open',
  ]);
  expect(await page.textContent('[data-reason]')).toBe('');
  await press('Control+Enter');
  await page.waitForURL(/show=/);
  await untilMarked([page], { view: 'edit', link: 'online' });
  show = new URL(page.url()).searchParams.get('show') ?? '';
  await page.waitForSelector('[data-rundown]:focus');
  expect(await rundown()).toEqual([
    '09:00 5 min Promotional Video of',
    '09:05 20 min Opening Session',
    '09:25 15 min Keynote Session: Dig',
    '09:40 38 min Panel 1: Fostering C',
    '10:18 38 min Panel 2: Harnessing ',
    '10:56 4 min Closing Session',
    '11:20 1 h 40 Lunch Reception',
    '13:00 20 min Site Visit',
    '13:00 20 min Site Visit',
    '13:20 1 h Workshop: Hands On',
    '14:30 1 min 30 s Farewell',
  ]);
  expect((await stored()).timeZone).toBe('Europe/Zurich');
});

describe('edits by keyboard alone', () => {
  it('inserts, duplicates, moves, splits, joins and removes', async () => {
    await goTo(8, 'title');
    await press('Control+Delete');
    await goTo(2, 'title');
    await press('Control+Enter');
    await page.waitForSelector('[data-new-row] input:focus');
    await write('Coffee');
    await write("12'", 'Tab');
    await press('Enter', 'b', 'Enter');
    await press('Control+d', 'Alt+ArrowDown', 'Alt+ArrowDown');
    await goTo(6, 'title');
    await press('Alt+s', 'Alt+s', 'Alt+j');
    await expect
      .poll(rundown)
      .toEqual([
        '09:00 5 min Promotional Video of',
        '09:05 20 min Opening Session',
        '09:25 15 min Keynote Session: Dig',
        '09:40 12 min Coffee',
        '09:52 38 min Panel 1: Fostering C',
        '10:30 12 min Coffee',
        '10:42 19 min Panel 2: Harnessing ',
        '11:01 19 min Panel 2: Harnessing ',
        '11:20 4 min Closing Session',
        '11:20 1 h 40 Lunch Reception',
        '13:00 20 min Site Visit',
        '13:20 1 h Workshop: Hands On',
        '14:30 1 min 30 s Farewell',
      ]);
    // What that brings about is marked where it is, and taken back: one coffee is enough.
    expect(await page.getAttribute('[data-segment="lunch-reception"]', 'data-problem')).toBe('overlap');
    await press('Alt+j');
    await goTo(5, 'title');
    await press('Control+Delete');
    await expect
      .poll(async () => (await rundown()).slice(3, 8))
      .toEqual([
        '09:40 12 min Coffee',
        '09:52 38 min Panel 1: Fostering C',
        '10:30 38 min Panel 2: Harnessing ',
        '11:08 4 min Closing Session',
        '11:20 1 h 40 Lunch Reception',
      ]);
  });

  const FORMS: Readonly<Record<'length' | 'start', [typed: string, stands: string][]>> = {
    length: [
      ['45', '45 min'],
      ['1h30', '1 h 30'],
      ["50'", '50 min'],
      ['1 h 15', '1 h 15'],
      ['1:05:00', '1 h 05'],
      ['1,5 h', '1 h 30'],
      ['1h 20m', '1 h 20'],
      ['half an hour', '30 min'],
      ['90 s', '1 min 30 s'],
      ['65:00', '1 h 05'],
      ['+10', '1 h 15'],
      ['-15 min', '1 h'],
    ],
    start: [
      ['14.40', '14:40'],
      ['1435', '14:35'],
      ['2:45 pm', '14:45'],
      ['14h50', '14:50'],
      ['15', '15:00'],
      ['+5', '15:05'],
      ['-35', '14:30'],
    ],
  };

  it.each(['length', 'start'] as const)('takes a %s in any form', async (column) => {
    const id = column === 'length' ? 'workshop-hands-on' : 'farewell';
    await goTo(column === 'length' ? 9 : 10, column);
    for (const [typed, stands] of FORMS[column]) {
      await write(typed);
      await expect
        .poll(() => page.textContent(`[data-segment="${id}"] [data-cell="${column}"] .text`))
        .toBe(stands);
      if (column === 'length') await press('ArrowUp');
    }
  });

  it('lets later times follow as it is asked: all, only the next, none', async () => {
    const follow = async (choice: string, typed: string) => {
      await page.focus('[data-following]');
      await page.keyboard.type(choice);
      await page.focus('[data-rundown]');
      await goTo(1, 'length');
      await write(typed);
    };
    const times = async () =>
      (await rundown()).slice(1, 5).map((row) => row.split(' ').slice(0, 3).join(' '));
    await follow('Move', '25');
    await expect.poll(times).toEqual(['09:05 25 min', '09:30 15 min', '09:45 12 min', '09:57 38 min']);
    await follow('Take', '22');
    await expect.poll(times).toEqual(['09:05 22 min', '09:27 18 min', '09:45 12 min', '09:57 38 min']);
    await follow('Leave', '20');
    await expect.poll(times).toEqual(['09:05 20 min', '09:27 18 min', '09:45 12 min', '09:57 38 min']);
    expect((await stored()).segments[2]).toMatchObject({ start: '09:27', fixedStart: true });
    await follow('Move', '20');
  });

  it('sets people, turns, a hard out, a minimum, a priority, notes and the organiser', async () => {
    const field = async (selector: string, text: string, key = 'Tab') => {
      await tabTo(selector);
      await press('Control+a');
      await write(text, key);
    };
    await goTo(4, 'speakers');
    await write('Li Wei, Moderator, ITU; Ana Ruiz, Andean Forum');
    await goTo(4, 'title');
    await press('Alt+Enter');
    await page.waitForSelector('[data-details] [data-field="title"]:focus');
    await field('[aria-label="Turn of Li Wei"]', '3');
    await field('[aria-label="Turn of Ana Ruiz"]', "8'");
    await tabTo('[data-new-speaker]');
    await write('Daniel Okafor');
    await page.waitForSelector('[aria-label="Turn of Daniel Okafor"]');
    await field('[data-field="minMs"]', '30');
    await tabTo('[data-field="priority"]');
    await page.keyboard.type('4');
    await field('[data-field="notes"]', 'Two handheld microphones.', 'Control+Enter');
    await press('Escape');
    await page.waitForSelector('[data-rundown]:focus');
    await goTo(6, 'title');
    await press('F6');
    await tabTo('[data-flag="hardOut"]');
    await press('Space');
    await press('Escape');
    await expect.poll(async () => (await stored()).segments[6]?.hardOut).toBe(true);
    expect((await stored()).segments[4]).toMatchObject({
      kind: 'panel',
      minMs: 30 * 60_000,
      priority: 4,
      notes: 'Two handheld microphones.',
      speakers: [
        { name: 'Li Wei', role: 'Moderator', affiliation: 'ITU', turnMs: 3 * 60_000 },
        { name: 'Ana Ruiz', affiliation: 'Andean Forum', turnMs: 8 * 60_000 },
        { name: 'Daniel Okafor' },
      ],
    });
    await press('F6');
    await page.keyboard.press('Shift+Tab');
    await tabTo('[data-details] [data-whole]');
    await press('Enter');
    await tabTo('[data-describe="organiser"]');
    await write('International Network Union');
    await expect
      .poll(async () => (await stored()).organiser)
      .toEqual({ name: 'International Network Union' });
    await page.focus('[data-rundown]');
  });

  it('takes all of it back and brings all of it again', async () => {
    const log = async () => {
      const headers = { Authorization: `Bearer ${KEY}` };
      return ((await (await fetch(`${server.url}/api/shows/${show}/log`, { headers })).json()) as object[])
        .length;
    };
    const after = await stored();
    const edits = await log();
    for (let given = edits + 1; given <= 2 * edits; given += 1) {
      await press('Control+z');
      await expect.poll(log).toBe(given);
    }
    await expect.poll(async () => (await rundown()).length).toBe(11);
    expect((await stored()).organiser).toBeUndefined();
    for (let given = 2 * edits + 1; given <= 3 * edits; given += 1) {
      await press('Control+Shift+z');
      await expect.poll(log).toBe(given);
    }
    expect(await stored()).toEqual(after);
  });
});

describe.each(['a4', 'letter'] as const)('prints on %s', (paper) => {
  const [width, height] = SHEETS[paper];

  it('a run sheet for the crew', async () => {
    const sheets = await printed(browser, server.url, show, `what=run-sheet&paper=${paper}`);
    expect(sheets.map(({ size }) => size)).toEqual([[height, width]]);
    expect(sheets[0]?.text).toMatch(
      /5 09:57 38:00 Panel 1: Fostering Cooperation Between China and ITU panel · not under 30:00 · priority 4 Li Wei , Moderator, ITU, 3:00 Ana Ruiz , Andean Forum, 8:00 Daniel Okafor Two handheld microphones\./,
    );
    expect(sheets[0]?.text).toMatch(/7 11:13 4:00 Closing Session closing · hard out 8 11:20 1:40:00/);
  });

  it('a card for each person', async () => {
    const sheets = await printed(browser, server.url, show, `what=cards&paper=${paper}`);
    expect(sheets.map(({ size }) => size)).toEqual([
      [width, height],
      [width, height],
    ]);
    const whole = sheets.map(({ text }) => text).join(' ');
    expect(whole).toMatch(/Ana Ruiz Andean Forum .*When 10:00 .*8:00 · yours, 2 of 3 .*Before you Li Wei/);
    expect(whole).toMatch(/Amara Diallo .*Workshop: Hands On .*13:20/);
  });
});

describe('runs it from the console', () => {
  let desk: Page;
  let speaker: Page;

  beforeAll(async () => {
    desk = await openPage(browser, `${server.url}/control?show=${show}&name=Ana#key=${KEY}`, WIDE);
    speaker = await openPage(browser, `${server.url}/speaker?show=${show}`);
    await untilMarked([desk, speaker], { link: 'online', state: 'standby' });
  });

  afterAll(async () => {
    await desk.context().close();
    await speaker.context().close();
  });

  /** Gives a command by a key, and waits until the desk shows that it has happened. */
  async function give(key: string): Promise<void> {
    const seq = await server.seq(show);
    await desk.keyboard.press(key);
    await untilMarked([desk], { seq: String(seq + 1) });
  }

  /** GO, and what the speakers' screen then shows. */
  async function go(title: string): Promise<void> {
    await desk.waitForTimeout(GUARD_MS);
    await give('Space');
    await expect.poll(async () => (await faceOf(speaker)).segment).toContain(title);
  }

  async function fromMenu(command: string, state: string): Promise<void> {
    await desk.click('[data-menu="show"]');
    await desk.click(`.items [data-command="${command}"]`);
    await untilMarked([desk, speaker], { state });
  }

  it('rehearsed from the top', async () => {
    await desk.click('[data-rehearsal]');
    await go('Promotional Video');
    await go('Opening Session');
    await go('Keynote');
    await fromMenu('show.end', 'ended');
    await desk.click('[data-command="show.reset"]');
    await untilMarked([desk, speaker], { state: 'standby' });
    if ((await desk.getAttribute('[data-rehearsal]', 'aria-pressed')) === 'true')
      await desk.click('[data-rehearsal]');
  });

  it('for the audience: held, given time, run over, taken back, an empty stage, turns, ended', async () => {
    await go('Promotional Video');
    await give('h');
    await untilMarked([desk, speaker], { state: 'held' });
    await desk.waitForTimeout(1_100);
    await give('h');
    await untilMarked([desk, speaker], { state: 'running' });
    await give('+');
    await desk.keyboard.press('l');
    await desk.keyboard.type('0:01');
    await desk.keyboard.press('Enter');
    await untilMarked([desk, speaker], { phase: 'over' });
    await expect.poll(async () => (await faceOf(speaker)).clock).toMatch(/^\+0:0[1-9]$/);
    await go('Opening Session');
    await give('u');
    await expect.poll(async () => (await faceOf(speaker)).segment).toContain('Promotional Video');
    expect((await faceOf(speaker)).clock).toMatch(/^\+0:0[1-9]$/);
    await go('Opening Session');
    await give('Shift+e');
    await untilMarked([desk, speaker], { state: 'between' });
    await go('Keynote');
    await go('Coffee');
    await go('Panel 1');
    await give('t');
    await desk.waitForSelector('[data-command="turn.end"]');
    await desk.waitForTimeout(1_100);
    await give('t');
    await desk.waitForTimeout(1_100);
    await fromMenu('show.end', 'ended');
  });
});

describe('reports what really happened', () => {
  let report: Page;

  beforeAll(async () => {
    report = await openPage(browser, `${server.url}/report?show=${show}#key=${KEY}`, WIDE);
    await report.waitForSelector('[data-summary]');
  });

  afterAll(() => report.context().close());

  const texts = async (selector: string) =>
    (await report.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());

  async function file(format: string): Promise<Buffer> {
    const [download] = await Promise.all([
      report.waitForEvent('download'),
      report.click(`[data-download="${format}"]`),
    ]);
    return readFile(await download.path());
  }

  it('in sentences, bars and tables', async () => {
    const sentences = await texts('[data-summary] p');
    expect(sentences[0]).toMatch(/^Began (on time|.+ (late|early)), ended .+ early\.$/);
    expect(sentences[1]).toMatch(/won back: .*37 min 5\d s in “Panel 1/);
    const { runs } = JSON.parse((await file('json')).toString()) as { runs: { summary: string[] }[] };
    expect(sentences).toEqual(runs[1]?.summary);

    expect(await texts('[data-stint] th')).toEqual([
      'Promotional Video of China-ITU Cooperation',
      'Opening Session',
      'Keynote Session: Digital Innovation Cooperation for the Future and for All',
      'Coffee',
      'Panel 1: Fostering Cooperation Between China and ITU',
    ]);
    expect(await texts('[data-left-out] th')).toHaveLength(6);
    expect(await report.locator('[data-picture-row]').count()).toBe(11);
    const bars = (row: string, kind: string) =>
      report.locator(`[data-picture-row="${row}"] .${kind}`).count();
    expect(await report.locator('[data-picture-row] .actual').count()).toBe(5);
    for (const kind of ['planned', 'actual', 'over', 'held']) {
      expect(await bars('promotional-video-of-china-itu-cooperation', kind), kind).toBe(1);
    }
    expect(await bars('farewell', 'actual')).toBe(0);
    expect(await texts('[data-speaker]')).toEqual([
      expect.stringMatching(/^Li Wei ?Panel 1.*3:00 ?0:0\d ?−2:5\d/),
      expect.stringMatching(/^Ana Ruiz ?Panel 1.*8:00 ?0:0\d ?−7:5\d/),
    ]);
  });

  it('with whose hand it was', async () => {
    expect(await texts('[data-hand]')).toEqual([
      expect.stringMatching(/^Hold of 0:0\d.*Promotional Video.*Ana$/),
      expect.stringMatching(/^\+1:00 of time.*Ana$/),
      expect.stringMatching(/^−5:5\d of time.*Ana$/),
      expect.stringMatching(/^GO, taken back.*Ana$/),
    ]);
  });

  it('beside the rehearsal, with lengths for next time', async () => {
    await report.click('[data-run="1"]');
    await report.waitForSelector('[data-compared]');
    expect(await texts('[data-lane] > span')).toEqual(['Run 1', 'Run 2']);
    expect(await texts('[data-compared="opening-session"] > *')).toEqual([
      'Opening Session',
      '20:00',
      expect.stringMatching(/^0:0\d −19:5\d$/),
      expect.stringMatching(/^0:0\d −(19:5\d|20:00)$/),
      expect.stringMatching(/^0:0\d$/),
    ]);
    expect((await texts('[data-compared="Li Wei"] > *')).slice(1, 3)).toEqual(['3:00', '–']);
    await report.uncheck('[data-suggestion^="coffee"]');
    await report.click('[data-apply]');
    await expect.poll(async () => (await stored()).segments[1]?.durationMs).toBe(30_000);
    expect((await stored()).segments[3]?.durationMs).toBe(12 * 60_000);
  });

  it('in files and on paper', async () => {
    const sheets = await readXlsxFile(await file('xlsx'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Segments',
      'Speakers',
      'Where the time went',
      'Whose hand',
      'Next time',
    ]);
    expect((await file('csv')).toString()).toContain('2,live,Opening Session,opening,');
    const address = (await report.getAttribute('[data-print="report"]', 'href')) ?? '';
    const query = /&(what=.*)#/.exec(address)?.[1] ?? '';
    const whole = (await printed(browser, server.url, show, query)).map(({ text }) => text).join(' ');
    expect(whole).toMatch(/rehearsal, run 1 · show, run 2 .*Opening Session/i);
  });
});
