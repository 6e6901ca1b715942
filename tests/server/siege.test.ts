import { test } from 'vitest';
import { withstand } from './siege.ts';

test('2,000 handshakes with wrong keys do not delay a press', { timeout: 120_000 }, () => withstand(2_000));
