import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** What an attacker is told: where, how many handshakes, how many of them at the same time. */
export interface Siege {
  readonly address: string;
  readonly handshakes: number;
  readonly atOnce: number;
}

/** In a thread of its own: knocks at `/control` with wrong keys, and says what it was answered, by code. */
const { address, handshakes, atOnce } = workerData as Siege;
const answers: Record<string, number> = {};
let begun = 0;

await Promise.all(Array.from({ length: atOnce }, knockOnAndOn));
parentPort?.postMessage(answers);

async function knockOnAndOn(): Promise<void> {
  while (begun < handshakes) {
    begun += 1;
    const answer = await knock(`wrong-key-number-${String(begun)}`);
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
}

/** The code that a wrong key is refused with. */
function knock(key: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${address}/socket.io/?EIO=4&transport=websocket`);
    let answer = 'closed';
    socket.on('open', () => {
      socket.send(`40/control,${JSON.stringify({ key })}`);
    });
    socket.on('message', (data: Buffer) => {
      const code = /^44\/control,.*"code":"([\w-]+)"/.exec(data.toString())?.[1];
      if (code === undefined) return;
      answer = code;
      socket.terminate();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}
