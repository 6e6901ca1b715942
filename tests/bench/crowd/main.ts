/** A process of its own that holds many screens and does what `CrowdProcess` asks of it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Ask, Joining, Told } from './crowdProcess.ts';
import { Screen } from './screen.ts';

const VIEWS = ['speaker', 'room'];

const screens: Screen[] = [];
let right = new Map<Screen, number>();
const arrivals = new Map<number, { count: number; last: number }>();
let waiting: (() => boolean)[] = [];

/** Looks at every wait again; those that are over go. */
function look(): void {
  waiting = waiting.filter((isOver) => !isOver());
}

function until<Result>(read: () => Result | null): Promise<Result> {
  return new Promise((resolve) => {
    waiting.push(() => {
      const result = read();
      if (result !== null) resolve(result);
      return result !== null;
    });
    look();
  });
}

function sum(part: (screen: Screen) => number): number {
  return screens.reduce((total, screen) => total + part(screen), 0);
}

async function join({ address, count, busy, atOnce }: Joining): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const index = screens.length;
    const auth = { view: VIEWS[index % VIEWS.length] ?? '', device: `bench-${String(index)}` };
    const screen = new Screen(address, auth, busy, {
      live: (seq, at) => {
        const arrival = arrivals.get(seq) ?? { count: 0, last: 0 };
        arrivals.set(seq, { count: arrival.count + 1, last: at });
        if (arrival.count + 1 >= screens.length) look();
      },
      right: (at) => {
        right.set(screen, at);
        if (right.size >= screens.length) look();
      },
    });
    screens.push(screen);
    if (!atOnce && number % 50 === 49) await until(() => (right.size === screens.length ? true : null));
  }
}

async function answer(ask: Ask): Promise<number> {
  switch (ask.do) {
    case 'join':
      await join(ask.joining);
      return until(() => (right.size === screens.length ? Math.max(...right.values()) : null));
    case 'forget':
      right = new Map();
      return 0;
    case 'right':
      return until(() => (right.size === screens.length ? Math.max(...right.values()) : null));
    case 'reached':
      return until(() => {
        const arrival = arrivals.get(ask.seq);
        return arrival?.count === screens.length ? arrival.last : null;
      });
    case 'views':
      return [...arrivals.values()].reduce((total, { count }) => total + count, 0);
    case 'payload':
      return sum((screen) => screen.payload);
    case 'traffic':
      return sum((screen) => screen.traffic);
    case 'leave':
      for (const screen of screens.splice(0)) screen.close();
      right.clear();
      arrivals.clear();
      await pause(500);
      return 0;
  }
}

process.on('message', (ask: Ask & { number: number }) => {
  void answer(ask).then((value) => {
    process.send?.({ number: ask.number, value } satisfies Told);
  });
});
process.on('disconnect', () => process.exit(0));
