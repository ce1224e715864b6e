/** What `JobBoard.claim` answers when there is no job to do. */
export type NoJob = "none" | "over";

/** Most steps of a program. */
export const MOST_STEPS = 512;

/** Most jobs of a step. */
export const MOST_JOBS = 0xffff;

/** Rounds that are counted before the number starts anew. */
const ROUNDS = 0x7fff;

/** Looks at a counter before a thread goes to sleep: a job's rest is often shorter than a wake-up. */
const LOOKS = 2000;

/** Milliseconds of one sleep; then a thread looks whether the others are still at work. */
const NAP = 500;

/** Slot that says that a thread failed. */
const BROKEN = 0;

/** Slots of one step: jobs handed out and jobs done. */
const STEP_SLOTS = 2;

/**
 * Hands out the jobs of a program to threads that share it. Each counter carries the number of its round in
 * the upper half: a thread that comes late to a round that is over finds another number and does nothing,
 * so nobody has to wait for threads that are not working.
 */
export class JobBoard {
  readonly #slots: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#slots = new Int32Array(buffer);
  }

  /** Returns shared memory for a board. */
  static createBuffer(): SharedArrayBuffer {
    return new SharedArrayBuffer(4 * (1 + STEP_SLOTS * MOST_STEPS));
  }

  /** Returns the round after the given one. */
  static nextRound(round: number): number {
    return round % ROUNDS + 1;
  }

  /** Whether a thread failed; the board then hands out nothing. */
  get broken(): boolean {
    return Atomics.load(this.#slots, BROKEN) !== 0;
  }

  /** Opens a round for so many steps. */
  open(round: number, steps: number): void {
    for (let slot = 1; slot < 1 + STEP_SLOTS * steps; slot++) {
      Atomics.store(this.#slots, slot, round << 16);
    }
  }

  /** Claims a job of a step. */
  claim(round: number, step: number, jobs: number): number | NoJob {
    const slot = 1 + STEP_SLOTS * step;
    for (;;) {
      const value = Atomics.load(this.#slots, slot);
      if (value >> 16 !== round || this.broken) return "over";
      const job = value & 0xffff;
      if (job >= jobs) return "none";
      if (Atomics.compareExchange(this.#slots, slot, value, value + 1) === value) return job;
    }
  }

  /** Says that a claimed job is done. */
  finish(step: number, jobs: number): void {
    const slot = 2 + STEP_SLOTS * step;
    const done = (Atomics.add(this.#slots, slot, 1) & 0xffff) + 1;
    if (done === jobs) Atomics.notify(this.#slots, slot);
  }

  /** Waits until all jobs of a step are done; false if the round is over, by failure or without us. */
  wait(round: number, step: number, options: { jobs: number; patience: number }): boolean {
    const { jobs, patience } = options;
    const slot = 2 + STEP_SLOTS * step;
    let looks = 0;
    let still = 0;
    let before = -1;
    for (;;) {
      const value = Atomics.load(this.#slots, slot);
      if (value >> 16 !== round || this.broken) return false;
      if ((value & 0xffff) >= jobs) return true;
      if (looks++ < LOOKS) continue;
      still = value === before ? still + NAP : 0;
      before = value;
      if (still > patience) {
        this.break();
        return false;
      }
      if (Atomics.wait(this.#slots, slot, value, NAP) !== "timed-out") still = 0;
    }
  }

  /** Ends the round for everybody: a thread failed. */
  break(): void {
    Atomics.store(this.#slots, BROKEN, 1);
    for (let step = 0; step < MOST_STEPS; step++) {
      Atomics.notify(this.#slots, 2 + STEP_SLOTS * step);
    }
  }
}
