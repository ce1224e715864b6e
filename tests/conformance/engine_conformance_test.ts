import assert from "node:assert/strict";
import { acquireBackend } from "../../src/backend/acquire_backend.ts";
import type { TensorBackend } from "../../src/backend/tensor_backend.ts";
import type { Engine, NetworkReading } from "../../src/engine/engine.ts";
import { type EngineChoice, startEngine } from "../../src/engine/start_engine.ts";
import { tinyNetwork } from "../support/golden_inputs.ts";
import { type Need, testWith, webgpuAdapter } from "../support/need.ts";
import { noisePlane, PLAIN_READING, readRung } from "../support/tiny_rung.ts";
import { evaluateOnce } from "./engine_case.ts";
import { ENGINE_CASES } from "./engine_cases.ts";

const ALWAYS: Need = { met: true, reason: "" };
const GPU = await webgpuAdapter();

const ENGINES: readonly { readonly choice: EngineChoice; readonly need: Need }[] = [
  { choice: "wasm", need: ALWAYS },
  { choice: "reference:wasm", need: ALWAYS },
  { choice: "reference:cpu", need: ALWAYS },
  { choice: "reference:webgpu", need: GPU },
];

// One device for the whole file: each new one would compile all shaders again.
let device: TensorBackend | undefined;

Deno.test.beforeAll(async () => {
  if (GPU.met) device = await acquireBackend("webgpu", { software: true });
});

Deno.test.afterAll(() => device?.close());

async function start(
  choice: EngineChoice,
  reading: NetworkReading = PLAIN_READING,
): Promise<Engine> {
  const network = tinyNetwork();
  const started = await startEngine({ choice, network, reading, deepest: "block5_conv4" });
  assert.equal(started.engine.name, choice);
  assert.deepEqual(started.refusals, []);
  return started.engine;
}

for (const { choice, need } of ENGINES) {
  for (const { name, run } of ENGINE_CASES) {
    testWith(need, `\`${choice}\` ${name}`, () => run((reading) => start(choice, reading)));
  }
}

testWith(GPU, "engines on different backends compute side by side as they do alone", async () => {
  const engines = await Promise.all(ENGINES.map(({ choice }) => start(choice)));
  const image = noisePlane(83, 20, 16).data;
  const rung = {
    content: { plane: noisePlane(81, 20, 16) },
    style: { plane: noisePlane(82, 20, 16) },
  };
  const paint = async (engine: Engine): ReturnType<typeof evaluateOnce> =>
    await evaluateOnce(engine, await readRung(engine, rung), image);
  const alone = [];
  for (const engine of engines) alone.push(await paint(engine));
  assert.deepEqual(await Promise.all(engines.map(paint)), alone);
  for (const engine of engines) engine.dispose();
});
