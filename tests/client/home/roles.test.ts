import { expect, it } from 'vitest';
import { doorsOf, SCREEN_PAGES } from '../../../client/home/roles.ts';
import { VIEWS } from '../../../machines/wire/views.ts';

function addresses(show: string, key: string | null): Record<string, string> {
  const links = doorsOf(show, key).flatMap((group) => group.links);
  return Object.fromEntries(links.map(({ view, href }) => [view, href]));
}

it('leads to each role of a show, the key only in the fragment of the crew’s links', () => {
  expect(addresses('forum 2026', 'a+key')).toEqual({
    control: '/control?show=forum%202026#key=a%2Bkey',
    edit: '/edit?show=forum%202026#key=a%2Bkey',
    report: '/report?show=forum%202026#key=a%2Bkey',
    speaker: '/speaker?show=forum%202026',
    room: '/room?show=forum%202026',
    agenda: '/agenda?show=forum%202026',
    moderator: '/moderator?show=forum%202026',
    greenroom: '/greenroom?show=forum%202026',
    overlay: '/overlay?show=forum%202026',
  });
});

it('leads to the console without a key too, where it is asked for', () => {
  expect(addresses('forum', null)['control']).toBe('/control?show=forum');
});

it('has a page for every view that a display may have', () => {
  expect([...SCREEN_PAGES].sort()).toEqual([...VIEWS].sort());
});
