import type { Losses } from "../engine/engine.ts";
import type { Pixels } from "../image/pixels.ts";

/** One thing worth telling the user that did not stop the run. */
export interface Warning {
  /** Stable word, for programs. */
  readonly code:
    | "diverged"
    | "draft-network"
    | "engine-fallback"
    | "enlarged";
  /** One line, for people. */
  readonly message: string;
}

/** How far a run is; the same fields on the command line, over HTTP and in the module. */
export interface Progress {
  /** Says which kind of event this is. */
  readonly type: "progress";
  /** Longest side of the current rung in pixels. */
  readonly scale: number;
  /** Iterations done over all rungs, from 1. */
  readonly iteration: number;
  /** Iterations planned over all rungs. */
  readonly iterations: number;
  /** Weighted terms at the picture before the last step. */
  readonly loss: Losses;
  /** Part of the style residual of the start that is gone, at most 1; below 0 if it grew. */
  readonly share: number;
  /** Seconds that the rest will take, as far as one can tell. */
  readonly secondsLeft: number;
  /** Whether `snapshotEvery` asks to keep this picture. */
  readonly snapshot: boolean;
  /** Warnings so far. */
  readonly warnings: readonly Warning[];
  /** Returns the current picture at the size of the rung, ready to show. */
  frame(): Pixels;
}
