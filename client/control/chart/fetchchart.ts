import type { ChartView } from '../../../machines/wire/chart.ts';
import { bearer } from '../../lib/link/headers.ts';

/** The statechart as it runs and how the show stands on it; null when it cannot be had. */
export async function fetchChart(show: string, key: string): Promise<ChartView | null> {
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/chart`, {
      headers: { Authorization: bearer(key) },
    });
    return response.ok ? ((await response.json()) as ChartView) : null;
  } catch {
    return null;
  }
}
