import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ShowQueue } from '../../../server/shows/showQueue.ts';

test('one after another, however long each takes; one that fails is told and keeps nobody', async () => {
  const told: unknown[] = [];
  const done: number[] = [];
  const queue = new ShowQueue((error) => told.push(error));
  const work = (number: number, ms: number) => async () => {
    await pause(ms);
    done.push(number);
  };
  void queue.add(work(1, 30));
  void queue.add(() => Promise.reject(new Error('the second')));
  void queue.add(() => {
    throw new TypeError('the third, at once');
  });
  void queue.add(work(4, 1));
  await queue.add(work(5, 0));
  expect(done).toEqual([1, 4, 5]);
  expect(told).toEqual([new Error('the second'), new TypeError('the third, at once')]);
});

test('closed, it finishes what it has taken', async () => {
  const done: number[] = [];
  const queue = new ShowQueue(() => undefined);
  void queue.add(async () => {
    await pause(20);
    done.push(1);
  });
  const closed = queue.close();
  expect(queue.isClosed).toBe(true);
  expect(done).toEqual([]);
  await closed;
  expect(done).toEqual([1]);
});
