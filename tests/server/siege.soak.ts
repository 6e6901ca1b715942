import { test } from 'vitest';
import { withstand } from './siege.ts';

test('10,000 handshakes with wrong keys do not delay a press', { timeout: 600_000 }, () => withstand(10_000));
