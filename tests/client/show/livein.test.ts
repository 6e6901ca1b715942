import { expect, it } from 'vitest';
import { liveIn } from '../../../client/lib/show/livein.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import { givenIn } from '../../machines/log/given.ts';
import { inputOf } from '../../machines/show/seminar.ts';

const programme = completeProgramme({
  title: 'Seminar',
  timeZone: 'UTC',
  segments: [
    {
      kind: 'panel',
      title: 'Panel',
      durationMs: 60_000,
      translations: { zh: { title: '专题讨论' } },
      speakers: [{ name: 'Li Wei', role: 'Chair', translations: { zh: { name: '李伟' } } }],
    },
    { kind: 'break', title: 'Coffee', durationMs: 60_000, translations: { zh: { title: '茶歇' } } },
  ],
});
const view: ProgrammeView = { show: 'x', seq: 1, plan: [], shift: { days: 0, ms: 0 }, programme };

function live(): LiveView {
  const { show } = givenIn(
    inputOf(programme),
    [0, { type: 'show.start' }],
    [0, { type: 'turn.start', speakerId: 'li-wei' }],
  );
  return { ...show.moment(), message: null };
}

it('the live view is in the language of a page as far as the programme is', () => {
  const chinese = liveIn('zh-CN', live(), view);
  expect(chinese.segment).toMatchObject({ title: '专题讨论', speakers: [{ name: '李伟', role: 'Chair' }] });
  expect(chinese.turn?.name).toBe('李伟');
  expect(chinese.next?.title).toBe('茶歇');
});

it('the live view is as it is where there are no translations, or no programme yet', () => {
  expect(liveIn('fr', live(), view)).toMatchObject(live());
  expect(liveIn('zh', live(), null)).toEqual(live());
});
