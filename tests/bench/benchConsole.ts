import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { ProgrammeDraft } from '../../machines/programme/schema.ts';
import { openBrowser } from '../browser/browser.ts';
import { KEY, TestServer } from '../browser/server.ts';
import { type Figure, median, quantile } from './figures.ts';
import { openConsole, watchAnew, watchedOn } from './pages/watchConsole.ts';

const FEW = 10;
const MANY = 300;
const MOST = 500;

/** After opening, until the pictures of the stage have loaded, in ms. */
const SETTLED_MS = 4_000;
const PRESSES = 40;
/** Between two presses, no multiple of a frame, in ms. */
const BETWEEN_MS = 107;
const WATCHED_MS = 15_000;
/** Between two turns of the wheel, and how far each goes, in ms and CSS pixels. */
const WHEEL_MS = 60;
const WHEEL_PX = 420;
/** Between two commands of others while the rundown is scrolled, in ms. */
const OTHERS_MS = 400;

const SECOND_MS = 1_000;

/** How long after its second digits may come at most, in ms: six frames. */
const LATE_MS = 100;

/**
 * The console with a long rundown, its pictures of the stage open: from an answer to the painted change, and
 * whether its digits miss a second while one scrolls and others edit the programme.
 */
export async function benchConsole(): Promise<Figure[]> {
  const server = new TestServer();
  const browser = await openBrowser();
  try {
    await server.start('--no-sample');
    const figures: Figure[] = [];
    for (const many of [MANY, MOST]) figures.push(...(await withSegments(server, browser, many)));
    return figures;
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function withSegments(server: TestServer, browser: Browser, many: number): Promise<Figure[]> {
  const show = await startShow(server, many);
  const few = await startShow(server, FEW);
  const long = await measure(server, browser, show, many);
  const short = await measure(server, browser, few, FEW);
  const of = `${String(many)} segments`;
  return [
    {
      name: `${of}: from the answer to the painted change, median, against ${String(FEW)} segments`,
      value: median(long.paints),
      unit: 'ms',
      baseline: median(short.paints),
    },
    {
      name: `${of}: the same in frames, 1 is the next, median`,
      value: median(long.frames),
      unit: '',
      baseline: median(short.frames),
      limit: { value: 1 },
    },
    {
      name: `${of}: the same in frames, p95`,
      value: quantile(long.frames, 0.95),
      unit: '',
      baseline: quantile(short.frames, 0.95),
    },
    {
      name: `${of}: longest between two seconds while one scrolls and others edit`,
      value: long.gap,
      unit: 'ms',
      baseline: short.gap,
      limit: { value: SECOND_MS + LATE_MS },
    },
    {
      name: `${of}: longest task meanwhile`,
      value: long.task,
      unit: 'ms',
      baseline: short.task,
    },
  ];
}

interface Measured {
  readonly paints: number[];
  readonly frames: number[];
  readonly gap: number;
  readonly task: number;
}

async function measure(server: TestServer, browser: Browser, show: string, many: number): Promise<Measured> {
  const page = await openConsole(browser, `${server.url}/control?show=${show}#key=${KEY}`);
  await pause(SETTLED_MS);
  await watchAnew(page);
  await press(page);
  const { painted } = await watchedOn(page);
  await watchAnew(page);
  await Promise.all([scroll(page), editMeanwhile(server, show, many)]);
  const { digits, longTasks } = await watchedOn(page);
  await page.context().close();
  return {
    paints: painted.map(({ ms }) => ms),
    frames: painted.map(({ frames }) => frames),
    gap: Math.max(...digits.slice(1).map((at, index) => at - (digits[index] ?? at))),
    task: Math.max(0, ...longTasks),
  };
}

/** A minute more, a minute less, by the keyboard. */
async function press(page: Page): Promise<void> {
  for (let round = 0; round < PRESSES; round += 1) {
    await page.keyboard.press(round % 2 === 0 ? '+' : '-');
    await page.waitForTimeout(BETWEEN_MS);
  }
}

/** Down the whole rundown and up again, for as long as it is watched. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(1000, 300);
  for (let step = 0; step * WHEEL_MS < WATCHED_MS; step += 1) {
    await page.mouse.wheel(0, Math.floor(step / 60) % 2 === 0 ? WHEEL_PX : -WHEEL_PX);
    await pause(WHEEL_MS);
  }
}

/** Whole minutes on the clock, which leave the edges of its seconds where they are, and new titles. */
async function editMeanwhile(server: TestServer, show: string, many: number): Promise<void> {
  for (let round = 0; round * OTHERS_MS < WATCHED_MS; round += 1) {
    if (round % 2 === 0)
      await server.give(show, 'clock.adjust', { byMs: round % 4 === 0 ? 60_000 : -60_000 });
    else {
      const segmentId = `s${String(1 + (round % (many - 1)))}`;
      await server.give(show, 'programme.update', {
        segmentId,
        changes: { title: `New title ${String(round)}` },
      });
    }
    await pause(OTHERS_MS);
  }
}

async function startShow(server: TestServer, many: number): Promise<string> {
  const show = await server.add(programmeOf(many));
  await server.give(show, 'show.start');
  return show;
}

function programmeOf(many: number): ProgrammeDraft {
  return {
    title: `A programme of ${String(many)}`,
    timeZone: 'UTC',
    segments: Array.from({ length: many }, (_, index) => ({
      id: `s${String(index)}`,
      kind: 'keynote' as const,
      title: `Session ${String(index + 1)}: what we have learnt, and what remains to be done`,
      durationMs: index === 0 ? 3_600_000 : 600_000,
      hardOut: index % 50 === 49,
      notes: 'Two handheld microphones for questions',
      speakers: [
        { name: `Speaker ${String(index)}`, affiliation: 'Institute for Open Networks' },
        { name: `Guest ${String(index)}`, affiliation: 'Academy of Telecommunications' },
      ],
    })),
  };
}
