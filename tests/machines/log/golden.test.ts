import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../machines/log/entry.ts';
import { replay } from '../../../machines/log/history.ts';
import { openLedger, packLedger } from '../../../machines/log/ledger.ts';
import type { ShowInput } from '../../../machines/show/context.ts';
import { momentOf } from '../../../machines/show/live.ts';
import type { Moment } from '../../../machines/wire/live.ts';

/** A show as it was once run: what it was made from, its log, and what screens showed after some of its entries. */
interface GoldenLog {
  readonly about: string;
  readonly storedAt: number;
  readonly input: ShowInput;
  readonly entries: readonly Entry[];
  readonly views: readonly Moment[];
}

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'logs');

const logs = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe.each(logs)('the log %s', (name) => {
  const { input, storedAt, entries, views } = JSON.parse(
    readFileSync(join(FOLDER, name), 'utf8'),
  ) as GoldenLog;
  const after = (seq: number) => replay(openLedger(input, storedAt), entries.slice(0, seq)).ledger;

  test.each(views)('gives the same view for ever, after entry $seq', (view) => {
    const { snapshot, at } = after(view.seq);
    expect(momentOf(snapshot, { show: view.show, seq: view.seq, at })).toEqual(view);
  });

  test('has a view of its last entry, and survives a store', () => {
    expect(views.at(-1)?.seq).toBe(entries.length);
    const { ledger } = replay(openLedger(input, storedAt), entries);
    const stored: unknown = JSON.parse(JSON.stringify(packLedger(ledger)));
    expect(stored).toEqual(packLedger(ledger));
  });
});

test('there are golden logs', () => {
  expect(logs.length).toBeGreaterThanOrEqual(3);
});
