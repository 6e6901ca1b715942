/** A process of its own that holds screens which come and go, and does what `Crowd` asks of it. */
import { VIEWS } from '../../../machines/wire/views.ts';
import { Screen } from '../../bench/crowd/screen.ts';
import type { CrowdAsk, CrowdTold } from './crowdTalk.ts';

/** How many of all screens are replaced by others each second. */
const REPLACED = 4;

interface Member {
  readonly screen: Screen;
  readonly show: string;
  seq: number;
}

let members: Member[] = [];
let born = 0;
let churn: NodeJS.Timeout | undefined;

function join(address: string, show: string): void {
  born += 1;
  const auth = { view: VIEWS[born % VIEWS.length] ?? '', device: `screen-${String(born)}`, show };
  const member: Member = {
    show,
    seq: -1,
    screen: new Screen(address, auth, true, {
      live: (seq) => {
        member.seq = seq;
      },
      right: () => undefined,
    }),
  };
  members.push(member);
}

function answer(ask: CrowdAsk): CrowdTold {
  if (ask.do === 'gather') {
    for (let number = 0; number < ask.count; number += 1) join(ask.address, showOf(ask.shows, number));
    churn = setInterval(() => {
      for (let number = 0; number < REPLACED; number += 1) {
        const [leaving] = members.splice(Math.floor(Math.random() * members.length), 1);
        leaving?.screen.close();
        join(ask.address, leaving?.show ?? showOf(ask.shows, number));
      }
    }, 1000);
  } else if (ask.do === 'stay') {
    clearInterval(churn);
  } else if (ask.do === 'leave') {
    members.forEach(({ screen }) => {
      screen.close();
    });
    members = [];
  }
  const wrong = ask.do === 'compare' ? members.filter(({ show, seq }) => seq !== ask.seqs[show]).length : 0;
  return { number: 0, born, there: members.length, wrong };
}

function showOf(shows: readonly string[], number: number): string {
  return shows[number % shows.length] ?? '';
}

process.on('message', (ask: CrowdAsk & { number: number }) => {
  process.send?.({ ...answer(ask), number: ask.number } satisfies CrowdTold);
});
process.on('disconnect', () => process.exit(0));
