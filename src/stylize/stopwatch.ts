import type { Rung } from "./rungs.ts";

/** Times iterations and foretells the rest: the cost of an iteration grows with its pixels. */
export class Stopwatch {
  /** Iterations planned over all rungs. */
  readonly planned: number;
  readonly #rungs: readonly Rung[];
  readonly #laps = new Map<Rung, number[]>();
  #before = performance.now();
  #rung: Rung | undefined;

  constructor(rungs: readonly Rung[]) {
    this.#rungs = rungs;
    this.planned = rungs.reduce((sum, rung) => sum + rung.iterations, 0);
  }

  /** Notes that one iteration of a rung is done. */
  lap(rung: Rung): void {
    const now = performance.now();
    const laps = this.#laps.get(rung) ?? [];
    laps.push((now - this.#before) / 1000);
    this.#laps.set(rung, laps);
    this.#before = now;
    this.#rung = rung;
  }

  /** Median seconds of an iteration at the rung that ran last; 0 before the first. */
  median(): number {
    const laps = (this.#rung && this.#laps.get(this.#rung)) ?? [];
    return laps.toSorted((a, b) => a - b)[Math.floor(laps.length / 2)] ?? 0;
  }

  /** Seconds that the rest of the plan will take. */
  secondsLeft(): number {
    if (!this.#rung) return 0;
    const perPixel = this.median() / (this.#rung.width * this.#rung.height);
    let left = 0;
    let reached = false;
    for (const rung of this.#rungs) {
      if (rung === this.#rung) {
        const done = this.#laps.get(rung)?.length ?? 0;
        left += (rung.iterations - done) * this.median();
        reached = true;
      } else if (reached) left += rung.iterations * rung.width * rung.height * perPixel;
    }
    return left;
  }
}
