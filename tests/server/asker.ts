import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** Who asks: what addresses, over how many connections, for how long in ms. */
export interface Asking {
  readonly addresses: readonly string[];
  readonly connections: number;
  readonly lastsMs: number;
}

/** In a thread of its own: asks for these addresses on and on, and says how often it was answered, by status. */
const { addresses, connections, lastsMs } = workerData as Asking;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const answers: Record<string, number> = {};
const until = performance.now() + lastsMs;

await Promise.all(Array.from({ length: connections }, askOnAndOn));
agent.destroy();
parentPort?.postMessage(answers);

async function askOnAndOn(_: unknown, number: number): Promise<void> {
  while (performance.now() < until) {
    const status = await ask(addresses[number % addresses.length] ?? '');
    answers[status] = (answers[status] ?? 0) + 1;
  }
}

function ask(address: string): Promise<string> {
  return new Promise((resolve) => {
    get(address, { agent }, (response) => {
      response.resume().once('close', () => {
        resolve(String(response.statusCode));
      });
    }).once('error', () => {
      resolve('none');
    });
  });
}
