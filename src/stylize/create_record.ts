import type { Pixels } from "../image/pixels.ts";
import type { Job } from "./job.ts";
import type { OptimizeOutcome } from "./optimize.ts";
import type { Warning } from "./progress.ts";
import { RECORD_VERSION, type RunRecord } from "./record.ts";
import type { Studio } from "./studio.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/** What a record is made of. */
export interface RecordParts {
  /** Options as given. */
  readonly wanted: StylizeOptions;
  /** Pictures. */
  readonly job: Job;
  /** Network and engine. */
  readonly studio: Studio;
  /** What came of it. */
  readonly outcome: OptimizeOutcome;
  /** The delivered picture. */
  readonly pixels: Pixels;
  /** Warnings of the run. */
  readonly warnings: readonly Warning[];
}

/** Writes down what repeats a result; paths stay out, as a record travels inside the picture. */
export function createRecord(parts: RecordParts): RunRecord {
  const { wanted, job, studio, outcome, pixels, warnings } = parts;
  const { weights: _, ...options } = wanted;
  const { network, engine, refusals } = studio;
  const { iterations, secondsPerIteration, loss, initialLoss, ended } = outcome;
  return {
    type: "impasto-record",
    version: RECORD_VERSION,
    options: { preset: "fast", ...options },
    inputs: job.inputs,
    network: { name: network.table.name, sha256: network.sha256 },
    engine: { name: engine.name, device: engine.device, refusals },
    result: {
      width: pixels.width,
      height: pixels.height,
      iterations,
      secondsPerIteration,
      loss,
      initialLoss,
      warnings,
      ...(ended && { ended }),
    },
    curve: outcome.curve,
  };
}
