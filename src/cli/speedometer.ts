/** Laps that the speed is taken over: enough to be steady, few enough to follow a change of rung. */
const LAPS = 16;

/** Measures iterations per second. */
export class Speedometer {
  readonly #now: () => number;
  readonly #times: number[] = [];

  /** Begins with a clock of milliseconds that never runs backward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Notes one iteration and returns the speed; undefined after the first. */
  lap(): number | undefined {
    this.#times.push(this.#now());
    if (this.#times.length > LAPS + 1) this.#times.shift();
    const [first] = this.#times;
    const last = this.#times.at(-1);
    if (first === undefined || last === undefined || last <= first) return undefined;
    return 1000 * (this.#times.length - 1) / (last - first);
  }
}
