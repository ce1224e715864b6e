import { BackendUnavailableError } from "../base/errors.ts";
import { type EngineChoice, startEngine, type StartEngineOptions } from "../engine/start_engine.ts";

/** What came of starting an engine. */
export type EngineReport =
  | {
    readonly choice: EngineChoice;
    readonly state: "runs";
    /** Name of the engine that started. */
    readonly engine: string;
    /** Adapter or instruction set, for people. */
    readonly device: string;
  }
  | { readonly choice: EngineChoice; readonly state: "refused"; readonly reason: string };

/** What is worth asking for: each kind of device once, and what `auto` makes of them. */
const PROBED: readonly EngineChoice[] = ["auto", "webgpu", "wasm", "reference:cpu"];

/** Starts every engine in turn and lets it read one small picture, since a driver may start and then fail. */
export async function probeEngines(): Promise<EngineReport[]> {
  const reports: EngineReport[] = [];
  for (const choice of PROBED) reports.push(await probeEngine(choice));
  return reports;
}

async function probeEngine(choice: EngineChoice): Promise<EngineReport> {
  try {
    const { engine } = await startEngine({
      choice,
      network: brightnessNetwork(),
      reading: { taps: "relu", pooling: "max", padding: "zero" },
      deepest: "block1_conv1",
    });
    try {
      const [target] = await engine.styleTargets({ plane: whiteSquare() }, ["block1_conv1"]);
      if (!target || !((target.values[0] ?? 0) > 0)) {
        throw new BackendUnavailableError(`Cannot use ${engine.device} as it computes wrongly`);
      }
      return { choice, state: "runs", engine: engine.name, device: engine.device };
    } finally {
      engine.dispose();
    }
  } catch (error) {
    if (!(error instanceof BackendUnavailableError)) throw error;
    return { choice, state: "refused", reason: error.message };
  }
}

/** One channel that is bright where the picture is: its Gram entry of a white picture is above 0. */
function brightnessNetwork(): StartEngineOptions["network"] {
  const name = "block1_conv1";
  const kernel = new Float32Array(27);
  kernel.fill(1, 12, 15);
  return {
    table: { name: "vgg19-lite", convolutions: [{ name, inputs: 3, outputs: 1, block: 1 }] },
    weights: new Map([[name, { kernel, bias: new Float32Array(1) }]]),
    sha256: "",
    source: "made for this check",
  };
}

function whiteSquare(): { width: number; height: number; data: Float32Array } {
  return { width: 32, height: 32, data: new Float32Array(32 * 32 * 3).fill(1) };
}
