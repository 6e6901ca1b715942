import { TestServer } from '../browser/server.ts';
import { type Figure, median, quantile } from './figures.ts';
import { press } from './press.ts';

const SCREENS = [1, 50, 200];
const PRESSES = 200;

/** How long a press takes to its durable answer, and to the last of so many screens; all on this machine. */
export async function benchPress(): Promise<Figure[]> {
  const server = new TestServer();
  try {
    await server.start();
    const figures: Figure[] = [];
    for (const screens of SCREENS) {
      const taken = await press(server.url, screens, PRESSES);
      const answered = taken.map(({ answeredMs }) => answeredMs);
      const everywhere = taken.map(({ everywhereMs }) => everywhereMs);
      const name = `${String(screens)} screens`;
      figures.push(
        { name: `${name}: to the answer, median`, value: median(answered), unit: 'ms' },
        { name: `${name}: to the answer, p99`, value: quantile(answered, 0.99), unit: 'ms' },
        { name: `${name}: to the last screen, median`, value: median(everywhere), unit: 'ms' },
        { name: `${name}: to the last screen, p99`, value: quantile(everywhere, 0.99), unit: 'ms' },
      );
    }
    return figures;
  } finally {
    await server.remove();
  }
}
