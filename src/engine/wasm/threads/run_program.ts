import type { Kernels } from "../kernels/kernels.ts";
import { runJob } from "../plan/run_job.ts";
import type { Program } from "../plan/step.ts";
import type { JobBoard } from "./job_board.ts";

/** What a thread takes part with. */
export interface ThreadPlace {
  /** Number of the thread; the calling thread is 0. */
  readonly thread: number;
  /** Kernels over the shared memory. */
  readonly kernels: Kernels;
  /** Who hands out the jobs. */
  readonly board: JobBoard;
  /** Milliseconds without any progress after which other threads count as lost. */
  readonly patience: number;
}

/** Takes part in one round of a program until it is over; false if a thread failed. */
export function runProgram(program: Program, round: number, place: ThreadPlace): boolean {
  const { thread, kernels, board, patience } = place;
  const scratch = program.scratch + thread * program.scratchBytes;
  for (const [index, step] of program.steps.entries()) {
    const { jobs } = step;
    for (;;) {
      const job = board.claim(round, index, jobs);
      if (job === "over") return false;
      if (job === "none") break;
      runJob(step, { job, kernels, scratch });
      board.finish(index, jobs);
    }
    if (!board.wait(round, index, { jobs, patience })) return false;
  }
  return true;
}
