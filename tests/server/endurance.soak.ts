import { expect, test } from 'vitest';
import { endure } from './endurance/enduring.ts';
import { temporaryFolder } from './serverProcess.ts';

/** `SOAK_MINUTES=1` is the short form. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? '30');

/** What memory may move by itself, in MB: the collector waits for as long as it likes. */
const SWING_MB = 40;

/** How many descriptors more there may be than before, of connections that are just coming or going. */
const SWING_DESCRIPTORS = 40;

test(
  `${String(MINUTES)} minutes of screens that come and go, commands and faults: flat, on time, every screen right at the end`,
  { timeout: (MINUTES + 5) * 60_000 },
  async () => {
    const { samples, commands, screens, deadlines, failures } = await endure(temporaryFolder(), MINUTES);
    const part = Math.floor(samples.length / 4);
    const early = samples.slice(part, 2 * part);
    const late = samples.slice(-part);
    const memory = { early: mean(early, 'residentMb'), late: mean(late, 'residentMb') };
    const descriptors = { early: mean(early, 'descriptors'), late: mean(late, 'descriptors') };
    const missed = deadlines.all - deadlines.within50;
    process.stdout.write(
      `${JSON.stringify({ memory, descriptors, commands, screens, deadlines, failures })}\n`,
    );
    expect(failures).toBe(0);
    expect(screens.wrong).toBe(0);
    expect(screens.atTheEnd).toBe(300);
    expect(commands.accepted).toBeGreaterThan(commands.refused);
    expect(memory.late).toBeLessThan(memory.early + SWING_MB);
    expect(descriptors.late).toBeLessThan(descriptors.early + SWING_DESCRIPTORS);
    // The 99th percentile; of the few in a short run one may be held up by a fault.
    expect(missed).toBeLessThanOrEqual(Math.max(1, deadlines.all / 100));
  },
);

function mean<Key extends string>(samples: readonly Record<Key, number>[], of: Key): number {
  return Math.round((samples.reduce((sum, sample) => sum + sample[of], 0) / samples.length) * 10) / 10;
}
