import { RECORD_VERSION, type RunRecord } from "../../src/stylize/record.ts";

/** Returns a record of a run that never was. */
export function madeRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    type: "impasto-record",
    version: RECORD_VERSION,
    options: { preset: "preview", strength: 0.5 },
    inputs: {
      content: { sha256: "c".repeat(64), bytes: 3 },
      styles: [{ sha256: "5".repeat(64), bytes: 4, weight: 1, scale: 1 }],
    },
    network: { name: "vgg19-lite", sha256: "f".repeat(64) },
    engine: { name: "reference:wasm", device: "WebAssembly", refusals: [] },
    result: {
      width: 64,
      height: 48,
      iterations: 30,
      secondsPerIteration: 0.25,
      loss: { content: 1, style: 2, variation: 0, total: 3 },
      initialLoss: { content: 0, style: 9, variation: 0, total: 9 },
      warnings: [],
    },
    ...changes,
  };
}
