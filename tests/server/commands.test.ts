import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../machines/wire/answer.ts';
import { Hosted } from './hosted.ts';
import { ControlLine } from './line.ts';
import { EVENING, programmeOf, segment } from './programmes.ts';

let server: Hosted;
let show: string;
let desk: ControlLine;

beforeAll(async () => {
  server = await Hosted.start();
});

beforeEach(async () => {
  show = await server.add(EVENING);
  desk = await ControlLine.open(server.url, { show });
});

afterEach(() => {
  desk.close();
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

/** What a refusal says; that nothing changed is looked at too. */
async function expectRefused(command: unknown, code: string, message = /./): Promise<void> {
  const before = await state();
  const answer = await desk.command(command);
  expect(answer).toEqual({
    ok: false,
    code,
    message: expect.stringMatching(message) as string,
    seq: before['seq'],
  });
  expect(await state()).toEqual(before);
}

async function state(): Promise<Record<string, unknown>> {
  const { body } = await server.get(`/api/shows/${show}/live`);
  const { at: _at, next: _next, schedule: _schedule, ...rest } = body;
  return rest;
}

/** How long after a GO by hand the next one is taken for a bounce, in ms; and a little. */
const GUARD_MS = 520;

describe('a command that is not of its form names the field', () => {
  const good = { id: 'x', expectedSeq: 0, type: 'show.start' };

  test.each<[string, unknown, RegExp]>([
    ['null', null, /object/],
    ['a string', 'segment.next', /object/],
    ['a list', [good], /object/],
    ['nothing in it', {}, /"type"/],
    ['no id', { ...good, id: undefined }, /"id"/],
    ['an empty id', { ...good, id: '' }, /"id"/],
    ['an id of 65 characters', { ...good, id: 'x'.repeat(65) }, /"id"/],
    ['an id that is a number', { ...good, id: 7 }, /"id"/],
    ['an id with half a character', { ...good, id: 'a\ud800' }, /"id"/],
    ['no expectedSeq', { ...good, expectedSeq: undefined }, /"expectedSeq"/],
    ['an expectedSeq of -1', { ...good, expectedSeq: -1 }, /"expectedSeq"/],
    ['an expectedSeq of 0.5', { ...good, expectedSeq: 0.5 }, /"expectedSeq"/],
    ['an expectedSeq that is a string', { ...good, expectedSeq: '0' }, /"expectedSeq"/],
    ['a type that is not known', { ...good, type: 'show.explode' }, /"type"/],
    ['a type of the server itself', { ...good, type: 'deadline.advance' }, /"type"/],
    ['a type of displays', { ...good, type: 'message.seen', messageId: 'x', device: 'y' }, /"type"/],
    ['a type from the prototype', { ...good, type: 'constructor' }, /"type"/],
    ['a type that is a list', { ...good, type: ['show.start'] }, /"type"/],
    ['an unknown field', { ...good, force: true }, /"force"/],
    ['a stamp of its own', { ...good, at: 0 }, /"at"/],
    ['an unknown mode', { ...good, mode: 'dry' }, /"mode"/],
    ['a segmentId that is a number', { ...good, segmentId: 1 }, /"segmentId"/],
    ['no segmentId', { ...good, type: 'segment.goto' }, /"segmentId"/],
    ['byMs of NaN', { ...good, type: 'clock.adjust', byMs: NaN }, /"byMs"/],
    ['byMs of infinity', { ...good, type: 'clock.adjust', byMs: Infinity }, /"byMs"/],
    ['byMs of 1e15', { ...good, type: 'clock.adjust', byMs: 1e15 }, /"byMs"/],
    ['byMs of 0', { ...good, type: 'clock.adjust', byMs: 0 }, /"byMs"/],
    ['byMs of 0.5', { ...good, type: 'clock.adjust', byMs: 0.5 }, /"byMs"/],
    ['byMs over 12 h', { ...good, type: 'clock.adjust', byMs: 43_200_001 }, /"byMs"/],
    ['byMs under -12 h', { ...good, type: 'clock.adjust', byMs: -43_200_001 }, /"byMs"/],
    ['byMs that is a string', { ...good, type: 'clock.adjust', byMs: '60000' }, /"byMs"/],
    ['no byMs', { ...good, type: 'clock.adjust' }, /"byMs"/],
    ['leftMs of -1', { ...good, type: 'clock.set', leftMs: -1 }, /"leftMs"/],
    ['leftMs over 24 h', { ...good, type: 'clock.set', leftMs: 86_400_001 }, /"leftMs"/],
    ['no to', { ...good, type: 'message.show', text: 'x' }, /"to"/],
    ['no text', { ...good, type: 'message.show', to: 'all' }, /"text"/],
    ['an empty text', { ...good, type: 'message.show', to: 'all', text: ' ' }, /"text"/],
    [
      'a text of 281 characters',
      { ...good, type: 'message.show', to: 'all', text: 'x'.repeat(281) },
      /"text"/,
    ],
    ['an unknown style', { ...good, type: 'message.show', to: 'all', text: 'x', style: 'red' }, /"style"/],
    ['needsSeen of 1', { ...good, type: 'message.show', to: 'all', text: 'x', needsSeen: 1 }, /"needsSeen"/],
    ['forMs of 0', { ...good, type: 'message.show', to: 'all', text: 'x', forMs: 0 }, /"forMs"/],
    ['no on', { ...good, type: 'screen.blackout' }, /"on"/],
    ['on as a word', { ...good, type: 'screen.blackout', on: 'yes' }, /"on"/],
    ['a view that is none', { ...good, type: 'screen.blackout', on: true, views: ['wall'] }, /"views/],
    ['an unknown lane', { ...good, type: 'undo', lane: 'messages' }, /"lane"/],
    ['no segment', { ...good, type: 'programme.insert' }, /"segment"/],
    [
      'a segment without a title',
      { ...good, type: 'programme.insert', segment: { kind: 'other', durationMs: 1 } },
      /"segment\.title"/,
    ],
    [
      'an unknown field in a segment',
      { ...good, type: 'programme.insert', segment: { ...segment('z'), colour: 1 } },
      /"segment\.colour"/,
    ],
    ['no changes', { ...good, type: 'programme.update', segmentId: 'a' }, /"changes"/],
    [
      'changes of the id',
      { ...good, type: 'programme.update', segmentId: 'a', changes: { id: 'z' } },
      /"changes\.id"/,
    ],
    ['nothing to say of the show', { ...good, type: 'programme.describe', changes: {} }, /"changes"/],
    [
      'a zone, which starts hang on',
      { ...good, type: 'programme.describe', changes: { timeZone: 'UTC' } },
      /"changes\.timeZone"/,
    ],
    [
      'an accent by name',
      { ...good, type: 'programme.describe', changes: { organiser: { name: 'x', accent: 'red' } } },
      /"changes\.organiser\.accent"/,
    ],
    [
      'a logo of another server',
      { ...good, type: 'programme.describe', changes: { organiser: { name: 'x', logo: '//x.test/a.png' } } },
      /"changes\.organiser\.logo"/,
    ],
    [
      'replanned lengths of 0',
      { ...good, type: 'programme.replan', changes: [{ segmentId: 'a', durationMs: 0 }] },
      /"changes\.0\.durationMs"/,
    ],
  ])('%s', async (_, command, message) => {
    await expectRefused(command, 'invalid', message);
  });

  test('a segment of 400,000 characters ends the connection, and nothing else', async () => {
    const other = await ControlLine.open(server.url, { show });
    const ended = new Promise((resolve) => other.socket.once('disconnect', resolve));
    other.socket.emit('command', { ...good, type: 'message.show', to: 'all', text: 'x'.repeat(400_000) });
    expect(await ended).toMatch(/transport/);
    expect(await desk.command(good)).toMatchObject({ ok: true, seq: 1 });
  });

  test('an answer comes whatever else was sent', async () => {
    expect(await desk.ask('command')).toMatchObject({ ok: false, code: 'invalid' });
    expect(await desk.ask('command', good, 'more', { again: true })).toMatchObject({ ok: true, seq: 1 });
  });
});

describe('in the order of the contract', () => {
  test('a known id before the form', async () => {
    const answer = await desk.command({ id: 'known', expectedSeq: 0, type: 'show.start' });
    expect(answer).toMatchObject({ ok: true, seq: 1 });
    for (const other of [
      { id: 'known' },
      { id: 'known', type: 'clock.adjust', byMs: 'x' },
      { id: 'known', expectedSeq: 99 },
    ]) {
      expect(await desk.command(other)).toEqual(answer);
    }
    expect((await state())['seq']).toBe(1);
  });

  test('the form before what is due, stale or too soon', async () => {
    await desk.do('show.start');
    await expectRefused({ id: 'x', expectedSeq: 0, type: 'segment.next', speed: 2 }, 'invalid', /"speed"/);
  });

  test('stale before too soon, too soon before what the machine says', async () => {
    await desk.do('show.start');
    await expectRefused({ id: 'x', expectedSeq: 0, type: 'segment.next' }, 'stale');
    await expectRefused({ id: 'x', expectedSeq: 1, type: 'segment.next' }, 'too-soon');
    await desk.do('segment.goto', { segmentId: 'c' });
    await desk.do('show.end');
    await expectRefused({ id: 'x', expectedSeq: 3, type: 'segment.next' }, 'too-soon');
    await wait(GUARD_MS);
    await expectRefused({ id: 'x', expectedSeq: 3, type: 'segment.next' }, 'refused', /ended/);
  });

  test('stale before unknown', async () => {
    await desk.do('show.start');
    await expectRefused({ id: 'x', expectedSeq: 0, type: 'segment.goto', segmentId: 'z' }, 'stale');
    await expectRefused(
      { id: 'x', expectedSeq: 1, type: 'segment.goto', segmentId: 'z' },
      'unknown-segment',
      /"z"/,
    );
    await expectRefused(
      { id: 'x', expectedSeq: 1, type: 'turn.start', speakerId: 'z' },
      'unknown-speaker',
      /"z"/,
    );
  });

  test('what is due before stale', async () => {
    const short = await server.add(
      programmeOf([segment('a', { durationMs: 300, autoAdvance: true }), segment('b')]),
    );
    const other = await ControlLine.open(server.url, { show: short });
    onTestFinished(() => other.close());
    const { at } = (await other.give('show.start')) as Answer & { at: number };
    while (Date.now() < at + 300) await wait(1);
    const answer = await other.command({ id: 'late', expectedSeq: 1, type: 'segment.end' });
    expect(answer).toMatchObject({ ok: false, code: 'stale', seq: 2 });
  });
});

describe('a command that its sender no longer means', () => {
  const late = { id: 'late', expectedSeq: 0, type: 'show.start' };

  test('is refused with nothing changed, over a socket and HTTP', async () => {
    await expectRefused({ ...late, notAfter: Date.now() - 1_000 }, 'unavailable', /too late/);
    const { status, body } = await server.post(`/api/shows/${show}/commands`, { ...late, notAfter: 0 });
    expect([status, body['code']]).toEqual([503, 'unavailable']);
    await expectRefused({ ...late, notAfter: 'soon' }, 'invalid', /"notAfter"/);
  });

  test('is carried out before that, a retry of it answered for ever, and its limit is nobody’s business after', async () => {
    const answer = await desk.command({ ...late, notAfter: Date.now() + 60_000 });
    expect(answer).toMatchObject({ ok: true, seq: 1 });
    expect(await desk.command({ ...late, notAfter: 0 })).toEqual(answer);
    const { body } = await server.get(`/api/shows/${show}/log`);
    expect(JSON.stringify(body)).not.toContain('notAfter');
  });
});

describe('a retry of what was accepted', () => {
  test('has the same answer, over a socket, HTTP and a restart', async () => {
    const own = await Hosted.start();
    onTestFinished(() => own.remove());
    const id = await own.add(EVENING);
    const command = { id: 'x'.repeat(64), expectedSeq: 0, type: 'show.start' };
    const path = `/api/shows/${id}/commands`;
    const { body: answer } = await own.post(path, command);
    expect(answer).toMatchObject({ ok: true, seq: 1 });
    for (let later = 2; later < 5; later += 1) {
      const type = later % 2 === 0 ? 'clock.hold' : 'clock.resume';
      await own.post(path, { id: `later-${String(later)}`, expectedSeq: later - 1, type });
    }
    expect((await own.post(path, command)).body).toEqual(answer);
    await own.close();
    await own.open();
    expect((await own.post(path, command)).body).toEqual(answer);
    expect((await own.post(path, { id: command.id, nonsense: true })).body).toEqual(answer);
    const line = await ControlLine.open(own.url, { show: id });
    onTestFinished(() => line.close());
    expect(await line.command(command)).toEqual(answer);
    expect(line.live.seq).toBe(4);
  });

  test('at the same moment is carried out once', async () => {
    const command = { id: 'same', expectedSeq: 0, type: 'show.start' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.command(command)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, seq: 1 });
    expect((await state())['seq']).toBe(1);
  });

  test('is another command in another show', async () => {
    const command = { id: 'shared', expectedSeq: 0, type: 'show.start' };
    await desk.command(command);
    const other = await server.add(EVENING);
    expect((await server.post(`/api/shows/${other}/commands`, command)).body).toMatchObject({
      ok: true,
      seq: 1,
    });
    expect((await server.get(`/api/shows/${other}/live`)).body).toMatchObject({ state: 'running' });
  });

  test('what was refused is not remembered', async () => {
    await expectRefused({ id: 'again', expectedSeq: 0, type: 'clock.hold' }, 'refused');
    await desk.do('show.start');
    expect(await desk.command({ id: 'again', expectedSeq: 1, type: 'clock.hold' })).toMatchObject({
      ok: true,
      seq: 2,
    });
  });
});

describe('stale', () => {
  test('is not what saw everything but messages and blackout', async () => {
    await desk.do('show.start');
    await desk.do('message.show', { to: 'all', text: 'One' });
    await desk.do('screen.blackout', { on: true });
    await desk.do('message.clear');
    expect(await desk.command({ id: 'x', expectedSeq: 1, type: 'clock.hold' })).toMatchObject({
      ok: true,
      seq: 5,
    });
    await expectRefused({ id: 'y', expectedSeq: 4, type: 'clock.resume' }, 'stale');
    expect(await desk.command({ id: 'y', expectedSeq: 5, type: 'clock.resume' })).toMatchObject({ ok: true });
  });

  test('is a message too that did not see a change', async () => {
    await desk.do('show.start');
    await expectRefused({ id: 'x', expectedSeq: 0, type: 'message.show', to: 'all', text: 'Late' }, 'stale');
  });

  test('is what was never there to be seen', async () => {
    await expectRefused({ id: 'x', expectedSeq: 1, type: 'show.start' }, 'stale');
    await expectRefused({ id: 'x', expectedSeq: Number.MAX_SAFE_INTEGER, type: 'show.start' }, 'stale');
  });

  test('is an edit after another', async () => {
    await desk.do('programme.update', { segmentId: 'a', changes: { title: 'One' } });
    await expectRefused({ id: 'x', expectedSeq: 0, type: 'show.start' }, 'stale');
  });
});

test(
  'of two who press NEXT at the same moment one is accepted and one told stale, 100 times',
  { timeout: 60_000 },
  async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `s${String(index)}`);
    const long = await server.add(programmeOf(ids.map((id) => segment(id))));
    const [left, right] = await Promise.all([
      ControlLine.open(server.url, { show: long }),
      ControlLine.open(server.url, { show: long }),
    ]);
    onTestFinished(() => {
      left.close();
      right.close();
    });
    await left.do('show.start');
    await wait(GUARD_MS);
    for (let round = 0; round < 100; round += 1) {
      const expectedSeq = left.live.seq;
      const press = (hand: ControlLine, name: string) =>
        hand.command({ id: `${name}-${String(round)}`, expectedSeq, type: 'segment.next' });
      const answers = await Promise.all(
        round % 2 === 0 ? [press(left, 'l'), press(right, 'r')] : [press(right, 'r'), press(left, 'l')],
      );
      expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.code)).sort()).toEqual([
        'accepted',
        'stale',
      ]);
      const moved = await left.until<typeof left.live>('live', ({ seq }) => seq === expectedSeq + 1);
      expect(moved.segment?.id).toBe('s1');
      // As if it had never been pressed, the guard included.
      await left.do('undo');
    }
  },
);

test(
  'nobody skips a segment by pressing NEXT at the same moment through a whole show',
  { timeout: 30_000 },
  async () => {
    const ids = Array.from({ length: 6 }, (_, index) => `s${String(index)}`);
    const long = await server.add(programmeOf(ids.map((id) => segment(id))));
    const hands = await Promise.all(
      Array.from({ length: 4 }, () => ControlLine.open(server.url, { show: long })),
    );
    const [first] = hands;
    onTestFinished(() => {
      hands.forEach((hand) => hand.close());
    });
    const seen: string[] = [];
    for (let seq = 0; seq < ids.length; seq += 1) {
      const answers = await Promise.all(
        hands.map((hand, index) =>
          hand.command({ id: `${String(index)}-${String(seq)}`, expectedSeq: seq, type: 'segment.next' }),
        ),
      );
      const codes = answers.map((answer) => (answer.ok ? 'accepted' : answer.code)).sort();
      expect(codes).toEqual(['accepted', 'stale', 'stale', 'stale']);
      seen.push(
        (await first?.until<typeof desk.live>('live', (live) => live.seq === seq + 1))?.segment?.id ?? '',
      );
      await wait(GUARD_MS);
    }
    expect(seen).toEqual(ids);
  },
);

describe('the guard of GO', () => {
  test('holds over sockets and HTTP alike, whoever sends', async () => {
    const other = await ControlLine.open(server.url, { show });
    onTestFinished(() => other.close());
    const go = () => server.post(`/api/shows/${show}/go`, undefined);
    expect((await go()).status).toBe(200);
    await expectRefused({ id: 'x', expectedSeq: 1, type: 'segment.next' }, 'too-soon');
    expect(await other.command({ id: 'y', expectedSeq: 1, type: 'segment.next' })).toMatchObject({
      code: 'too-soon',
    });
    expect(await go()).toMatchObject({ status: 409, body: { code: 'too-soon' } });
    await wait(GUARD_MS);
    expect(await desk.command({ id: 'x', expectedSeq: 1, type: 'segment.next' })).toMatchObject({
      ok: true,
      seq: 2,
    });
    expect(await go()).toMatchObject({ status: 409, body: { code: 'too-soon' } });
    await wait(GUARD_MS);
    expect((await go()).status).toBe(200);
    expect(await state()).toMatchObject({ seq: 3, segment: { id: 'c' } });
  });

  test.each<[string, object]>([
    ['segment.back', {}],
    ['segment.goto', { segmentId: 'a' }],
  ])('holds after %s', async (type, args) => {
    await desk.do('show.start', { segmentId: 'b' });
    await wait(GUARD_MS);
    const { seq } = await desk.do(type, args);
    await expectRefused({ id: 'x', expectedSeq: seq, type: 'segment.next' }, 'too-soon');
    await wait(GUARD_MS);
    expect(await desk.command({ id: 'x', expectedSeq: seq, type: 'segment.next' })).toMatchObject({
      ok: true,
    });
  });

  test('holds back nothing but NEXT', async () => {
    await desk.do('show.start');
    await desk.do('clock.hold');
    await desk.do('clock.resume');
    await desk.do('segment.goto', { segmentId: 'b' });
    await desk.do('segment.back');
    await desk.do('segment.end');
    await desk.do('show.end');
    expect(await state()).toMatchObject({ seq: 7, state: 'ended' });
  });

  test('holds for 1.5 s after the show has gone on by itself', async () => {
    const short = await server.add(
      programmeOf([segment('a', { durationMs: 200, autoAdvance: true }), segment('b'), segment('c')]),
    );
    const go = () => server.post(`/api/shows/${short}/go`, undefined);
    const other = await ControlLine.open(server.url, { show: short });
    onTestFinished(() => other.close());
    await other.do('show.start');
    const { at } = await other.until<{ type: string; at: number }>(
      'logged',
      ({ type }) => type === 'deadline.advance',
    );
    while (Date.now() < at + 1400) {
      expect(await go()).toMatchObject({ status: 409, body: { code: 'too-soon' } });
      await wait(200);
    }
    await wait(at + 1520 - Date.now());
    expect(await go()).toMatchObject({ status: 200, body: { ok: true, seq: 3 } });
  });
});
