import type { Page } from 'playwright-core';
import type { Hand } from './hand.ts';

const MINUTE_MS = 60_000;

/** A finger, which may also write on the keyboard that a tablet shows for a field. */
export function touchOn(page: Page): Hand {
  const tap = async (...selectors: string[]) => {
    for (const selector of selectors) await page.tap(selector);
  };
  const command = (type: string) => `[data-command="${type}"]:enabled`;
  return {
    go: () => tap(command('segment.next')),
    hold: () => tap(command('clock.hold')),
    resume: () => tap(command('clock.resume')),
    minutes: (by) => tap(`[data-by="${String(by * MINUTE_MS)}"]:enabled`),
    left: async (text) => {
      await tap('[data-open-left]', '[data-time-left]');
      await page.keyboard.type(text);
      await tap(command('clock.set'));
    },
    back: () => tap(command('segment.back')),
    emptyStage: () => tap(command('segment.end')),
    undo: () => tap(command('undo')),
    redo: () => tap(command('redo')),
    nextTurn: () => tap(command('turn.next')),
    askToWrapUp: () => tap('[data-ask-seen]', '[data-preset="Wrap up"]:enabled'),
    clearMessages: () => tap('[data-clears="speaker"]'),
    blackout: () => tap('[data-command="screen.blackout"]:enabled'),
    openWaysBack: () => tap('[data-open-way-back]'),
    takeSecondWay: () => tap('[data-recovery] >> nth=1', '.apply:enabled'),
    jump: (title) => tap(`.choose >> text=${title}`, command('segment.goto')),
    reset: () => tap(command('show.reset')),
  };
}
