/** Ms on the machine's monotonic clock, which all its processes have in common. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
