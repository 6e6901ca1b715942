import { expect, it } from 'vitest';
import { roleLinks } from '../../../client/home/roles.ts';

it('leads to each role of a show, the key only in the fragment of the manager’s link', () => {
  const links = roleLinks('forum 2026', 'a+key');
  expect(Object.fromEntries(links.map(({ view, href }) => [view, href]))).toEqual({
    control: '/control?show=forum%202026#key=a%2Bkey',
    speaker: '/speaker?show=forum%202026',
    room: '/room?show=forum%202026',
    moderator: '/moderator?show=forum%202026',
    edit: '/edit?show=forum%202026#key=a%2Bkey',
    report: '/report?show=forum%202026#key=a%2Bkey',
  });
});

it('leads to the console without a key too, where it is asked for', () => {
  expect(roleLinks('forum', null)[0]?.href).toBe('/control?show=forum');
});
