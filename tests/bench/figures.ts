/** The value under which so large a part of the numbers lies. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** The middle value. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** One measured figure: against a baseline of the same run where it has one, and what it is to reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The baseline, in the same unit. */
  readonly baseline?: number;
  /** The most that it may be: in the same unit, as a ratio to the baseline, or so much more than that. */
  readonly limit?: { readonly value?: number; readonly ratio?: number; readonly more?: number };
}

/** Figures as a table for people. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      figures.map(({ name, value, unit, baseline, limit }) => [
        name,
        {
          figure: `${round(value)} ${unit}`,
          baseline: baseline === undefined ? '' : `${round(baseline)} ${unit}`,
          ratio: baseline ? round(value / baseline) : '',
          'to reach': [
            limit?.value === undefined ? [] : [`${round(limit.value)} ${unit}`],
            limit?.ratio === undefined ? [] : [`ratio ${round(limit.ratio)}`],
            limit?.more === undefined ? [] : [`${round(limit.more)} ${unit} more`],
          ]
            .flat()
            .join(', '),
        },
      ]),
    ),
  );
}

function round(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3, useGrouping: false });
}
