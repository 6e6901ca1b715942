import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LiveView } from '../../machines/wire/live.ts';
import { Hosted } from './hosted.ts';
import { ControlLine, DisplayLine, type Line } from './line.ts';
import { EVENING } from './programmes.ts';

let server: Hosted;
let show: string;
const open: Line[] = [];

beforeAll(async () => {
  server = await Hosted.start();
  show = await server.add(EVENING);
});

afterEach(() => {
  open.splice(0).forEach((line) => {
    line.close();
  });
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

async function display(view: string): Promise<DisplayLine> {
  const line = await DisplayLine.open(server.url, { show, view });
  open.push(line);
  return line;
}

test('a moderator’s display, and no other, is told who has had how much', async () => {
  const moderator = await display('moderator');
  const room = await display('room');
  const desk = await ControlLine.open(server.url, { show });
  open.push(desk);
  expect(moderator.live.turnsUsed).toEqual({});

  await desk.do('show.start', { segmentId: 'b' });
  await desk.do('turn.next');
  const { seq, turnsUsed } = await desk.do('turn.next');
  const isLast = (live: LiveView) => live.seq === seq;
  const seen = await moderator.until('live', isLast);
  expect(Object.keys(turnsUsed)).toHaveLength(1);
  expect(seen.turnsUsed).toEqual(turnsUsed);
  expect(await room.until('live', isLast)).not.toHaveProperty('turnsUsed');

  const late = await display('moderator');
  expect(late.live.turnsUsed).toEqual(turnsUsed);
  const over = await server.get(`/api/shows/${show}/live?view=moderator`, null);
  expect(over.body['turnsUsed']).toEqual(turnsUsed);
});
