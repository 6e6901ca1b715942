import type { Possibility } from '../log/possible.ts';
import type { ChartState } from '../show/chart.ts';

/** The statechart as it runs, and how a show stands on it at one moment. */
export interface ChartView {
  readonly seq: number;
  readonly chart: ChartState;
  /** The ids of all states that the show is in. */
  readonly active: readonly string[];
  /** Each command as it would be answered now. */
  readonly commands: readonly Possibility[];
}
