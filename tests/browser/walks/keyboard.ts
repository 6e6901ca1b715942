import type { Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** More presses of Tab than any way on the console takes. */
const MOST_TABS = 120;

const MINUTES = { '-5': '[', '-1': '-', '1': '+', '5': ']' } as const;

/** A hand on the keys, and nowhere else. */
export function keyboardOn(page: Page): Hand {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const reach = async (selector: string) => {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await press('Tab');
    }
    throw new Error(`No press of Tab leads to ${selector}.`);
  };
  return {
    go: () => press('Space'),
    hold: () => press('h'),
    resume: () => press('h'),
    minutes: (by) => press(MINUTES[by]),
    left: async (text) => {
      await press('l');
      await page.keyboard.type(text);
      await press('Enter');
    },
    back: () => press('Shift+B'),
    emptyStage: () => press('Shift+E'),
    undo: () => press('u'),
    redo: () => press('Shift+U'),
    nextTurn: () => press('t'),
    askToWrapUp: async () => {
      await press('m');
      await reach('[data-ask-seen]');
      await press('Enter', 'Escape', 'm', 'ArrowDown', 'Enter', 'Escape');
    },
    clearMessages: () => press('Shift+X'),
    blackout: () => press('Shift+K'),
    openWaysBack: () => press('p'),
    takeSecondWay: () => press('ArrowDown', 'Enter'),
    jump: async (title) => {
      await press('f');
      await page.keyboard.type(title);
      await press('Enter', 'j');
    },
    reset: async () => {
      await reach('[data-command="show.reset"]');
      await press('Enter');
    },
  };
}
