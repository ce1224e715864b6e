/** A mark on an axis. */
export interface Tick {
  /** Where it is. */
  readonly value: number;
  /** What stands beside it. */
  readonly label: string;
}

/** Returns about six round numbers between two iterations. */
export function evenTicks(first: number, last: number): Tick[] {
  const rough = Math.max(1, (last - first) / 6);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ??
    10 * power;
  const ticks: Tick[] = [];
  for (let value = Math.ceil(first / step) * step; value <= last; value += step) {
    ticks.push({ value, label: String(value) });
  }
  return ticks;
}

/** Returns the powers of ten between two of their logarithms, with 2 and 5 times where there is room. */
export function decadeTicks(low: number, high: number): Tick[] {
  const factors = high - low < 2 ? [1, 2, 5] : [1];
  // More than ten labels in a column are noise.
  const stride = Math.max(1, Math.ceil((high - low) / 10));
  const ticks: Tick[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power += stride) {
    for (const factor of factors) {
      const log = power + Math.log10(factor);
      if (log < low || log > high) continue;
      const value = Number(`${factor}e${power}`);
      ticks.push({ value, label: Math.abs(power) <= 3 ? String(value) : `${factor}e${power}` });
    }
  }
  return ticks.length > 1 ? ticks : [low, high].map(endTick);
}

/** A curve so flat that no round number lies on its axis is told by its ends. */
function endTick(log: number): Tick {
  const value = 10 ** log;
  return { value, label: value.toPrecision(3) };
}
