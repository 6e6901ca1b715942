import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { writeMorning } from './morning.ts';
import { KEY, TestServer } from './server.ts';

const server = new TestServer();
let browser: Browser;
let show: string;
let foreign: Server;
let origin: string;

beforeAll(async () => {
  show = await writeMorning(server.data, Date.now());
  foreign = createServer((_request, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>Another site</title>');
  }).listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  origin = `http://127.0.0.1:${String((foreign.address() as AddressInfo).port)}`;
  await server.start('--no-sample');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  foreign.close();
  await server.remove();
});

/** What a page of another site comes to that asks for all this, with the stage manager's key even. */
function tried(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    async ({ url, show, key }) => {
      const asking = (path: string, init: RequestInit) =>
        fetch(url + path, init).then(
          ({ status, type }) => (type === 'opaque' ? 'sent' : String(status)),
          () => 'refused',
        );
      const Authorization = `Bearer ${key}`;
      const loaded = (tag: 'script' | 'img', src: string) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          element.src = src;
          document.body.append(element);
        });
      const spoken = new Promise<string>((resolve) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
        socket.onmessage = () => resolve('spoken');
        socket.onerror = () => resolve('refused');
      });
      const framed = new Promise<string>((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = `${url}/speaker`;
        frame.onload = () => resolve(frame.contentDocument === null ? 'not to be read' : 'read');
        document.body.append(frame);
      });
      return {
        read: await asking('/api/shows', {}),
        'read with the key': await asking(`/api/shows/${show}/log`, { headers: { Authorization } }),
        'press with the key': await asking(`/api/shows/${show}/go`, {
          method: 'POST',
          headers: { Authorization },
        }),
        socket: await spoken,
        picture: await loaded('img', `${url}/api/qr?path=/room`),
        frame: await framed,
      };
    },
    { url: server.url, show, key: KEY },
  );
}

const seq = async () =>
  ((await (await fetch(`${server.url}/api/shows/${show}/live`)).json()) as { seq: number }).seq;

it('a page of another site, in a browser of this network, reads nothing and gives nothing', async () => {
  const before = await seq();
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(origin);
  expect(await tried(page)).toEqual({
    read: 'refused',
    'read with the key': 'refused',
    'press with the key': 'refused',
    socket: 'refused',
    picture: 'refused',
    frame: 'not to be read',
  });
  // Chromium puts a page of its own into a frame that is refused.
  expect(said.join('\n')).toMatch(/frame-ancestors|X-Frame-Options/);
  await page.evaluate(
    ({ url, show }) =>
      fetch(`${url}/api/shows/${show}/go`, { method: 'POST', mode: 'no-cors', body: '{}' }).catch(() => null),
    { url: server.url, show },
  );
  expect(await seq()).toBe(before);
  await page.close();
});

it('one that the server was told to allow may', async () => {
  await server.kill();
  await server.start('--no-sample', '--origin', origin);
  const before = await seq();
  const page = await browser.newPage();
  await page.goto(origin);
  expect(await tried(page)).toMatchObject({
    read: '200',
    'read with the key': '200',
    'press with the key': '200',
    socket: 'spoken',
    frame: 'not to be read',
  });
  expect(await seq()).toBe(before + 1);
  await page.close();
});
