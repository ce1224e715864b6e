import type { StylizeResult } from "../stylize/result.ts";
import type { RunRecord } from "../stylize/record.ts";

/** What `--json` says of a written picture; programs rely on every field. */
export interface ResultObject {
  readonly type: "result";
  /** Path of the picture. */
  readonly output: string;
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** Engine that ran. */
  readonly engine: string;
  /** Network that was read. */
  readonly network: string;
  /** Preset that the options began from. */
  readonly preset: string;
  /** Iterations over all rungs. */
  readonly iterations: number;
  /** Seconds since the process began. */
  readonly seconds: number;
  /** Median seconds of an iteration at the final rung. */
  readonly secondsPerIteration: number;
  /** Most memory that the process held. */
  readonly peakMemoryBytes: number;
  /** Terms at the result. */
  readonly loss: RunRecord["result"]["loss"];
  /** Terms at the start image. */
  readonly initialLoss: RunRecord["result"]["initialLoss"];
}

/** What a result does not know of itself. */
export interface ResultFacts {
  /** Path of the picture. */
  readonly output: string;
  /** Seconds since the process began. */
  readonly seconds: number;
  /** Most memory that the process held. */
  readonly peakMemoryBytes: number;
}

/** Gathers what a program is told of a result. */
export function resultObject(
  { record }: Pick<StylizeResult, "record">,
  facts: ResultFacts,
): ResultObject {
  const { width, height, iterations, secondsPerIteration, loss, initialLoss } = record.result;
  return {
    type: "result",
    output: facts.output,
    width,
    height,
    engine: record.engine.name,
    network: record.network.name,
    preset: record.options.preset ?? "fast",
    iterations,
    seconds: facts.seconds,
    secondsPerIteration,
    peakMemoryBytes: facts.peakMemoryBytes,
    loss,
    initialLoss,
  };
}
