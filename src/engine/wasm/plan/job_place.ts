import type { Kernels } from "../kernels/kernels.ts";

/** Which job is done, and with what. */
export interface JobPlace {
  /** Number of the job within its step. */
  readonly job: number;
  /** Kernels over the shared memory. */
  readonly kernels: Kernels;
  /** Address of the thread's scratch space. */
  readonly scratch: number;
}
