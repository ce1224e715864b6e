import type { Progress } from "../../src/stylize/progress.ts";

/** Returns a progress value in the middle of a run. */
export function madeProgress(changes: Partial<Progress> = {}): Progress {
  return {
    type: "progress",
    scale: 256,
    iteration: 126,
    iterations: 300,
    loss: { content: 0.25, style: 1, variation: 0, total: 1.25 },
    share: 0.5,
    secondsLeft: 14,
    snapshot: false,
    warnings: [],
    frame: () => ({ width: 1, height: 1, data: new Uint8Array(4).fill(255) }),
    ...changes,
  };
}
