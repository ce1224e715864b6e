import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { BackendUnavailableError } from "../../src/base/errors.ts";
import {
  ENGINE_CHOICES,
  type EngineChoice,
  type StartedEngine,
  startEngine,
} from "../../src/engine/start_engine.ts";
import type { Network } from "../../src/vgg/network.ts";
import { tinyNetwork } from "../support/golden_inputs.ts";
import { softwareAdapter, testWith, webgpuAdapter } from "../support/need.ts";
import { fakeAdapter, withAdapter } from "../support/stub_gpu.ts";
import { noisePlane, PLAIN_READING, readRung } from "../support/tiny_rung.ts";

function start(choice: EngineChoice, network: Network = tinyNetwork()): Promise<StartedEngine> {
  return startEngine({ choice, network, reading: PLAIN_READING, deepest: "block5_conv1" });
}

const noAdapter = (): Promise<null> => Promise.resolve(null);

Deno.test("`startEngine()` falls back from webgpu to wasm and says why", async () => {
  await withAdapter(noAdapter, async () => {
    const { engine, refusals } = await start("auto");
    assert.equal(engine.name, "wasm");
    assert.deepEqual(refusals.map((refusal) => refusal.engine), ["reference:webgpu"]);
    assert.match(refusals[0]!.reason, /this machine offers no adapter/);
    engine.dispose();
  });
});

Deno.test("`startEngine()` takes no software adapter on its own accord", async () => {
  const adapter = fakeAdapter({ software: true, description: "llvmpipe" });
  await withAdapter(() => Promise.resolve(adapter), async () => {
    const { engine, refusals } = await start("auto");
    assert.equal(engine.name, "wasm");
    assert.match(refusals[0]!.reason, /llvmpipe computes on the CPU/);
    engine.dispose();
  });
});

testWith(
  await softwareAdapter(),
  "`startEngine()` passes this machine's software adapter by under auto, even while it runs",
  async () => {
    const asked = await start("webgpu");
    const { engine, refusals } = await start("auto");
    assert.equal(engine.name, "wasm");
    assert.match(refusals[0]!.reason, /computes on the CPU/);
    engine.dispose();
    asked.engine.dispose();
    assert.equal(tf.findBackend("webgpu"), null);
  },
);

Deno.test("`startEngine()` has nothing to fall back to when webgpu is asked for", async () => {
  for (const choice of ["webgpu", "reference:webgpu"] as const) {
    await withAdapter(noAdapter, async () => {
      await assert.rejects(start(choice), (error: unknown) => {
        assert.ok(error instanceof BackendUnavailableError);
        assert.ok(error.cause instanceof BackendUnavailableError);
        assert.match(
          error.message,
          new RegExp(`^Cannot start engine ${choice} \\(reference:webgpu: .* choose --engine wasm`),
        );
        return true;
      });
    });
  }
});

Deno.test("`startEngine()` falls back on the typed error alone", async () => {
  // A broken network is a defect on every engine: `auto` must not hide it.
  const { table } = tinyNetwork();
  const broken = { table, weights: new Map(), sha256: "", source: "test" };
  await withAdapter(noAdapter, async () => {
    await assert.rejects(start("auto", broken), {
      name: "TypeError",
      message: "Cannot use vgg19: block1_conv1 has no weights",
    });
  });
});

testWith(
  await webgpuAdapter(),
  "`startEngine()` gives the device back if the start fails",
  async () => {
    const { table } = tinyNetwork();
    const broken = { table, weights: new Map(), sha256: "", source: "test" };
    await assert.rejects(start("webgpu", broken), TypeError);
    assert.equal(tf.findBackend("webgpu"), null);
  },
);

Deno.test("`startEngine()` starts what each name says", async () => {
  const names = new Map<EngineChoice, string>();
  for (
    const choice of ENGINE_CHOICES.filter((name) => !name.includes("webgpu") && name !== "auto")
  ) {
    const { engine, refusals } = await start(choice);
    names.set(choice, engine.name);
    assert.deepEqual(refusals, []);
    engine.dispose();
  }
  assert.deepEqual([...names], [
    ["wasm", "wasm"],
    ["reference", "reference:wasm"],
    ["reference:wasm", "reference:wasm"],
    ["reference:cpu", "reference:cpu"],
  ]);
});

testWith(
  await webgpuAdapter(),
  "`startEngine()` makes an engine that reports a lost device rather than zeros",
  async () => {
    const { engine } = await start("webgpu");
    const rung = {
      content: { plane: noisePlane(1, 16, 16) },
      style: { plane: noisePlane(2, 16, 16) },
    };
    const objective = await engine.objective(await readRung(engine, rung));
    const image = noisePlane(3, 16, 16).data;
    const gradient = new Float32Array(image.length);
    assert.ok((await objective.evaluate(image, gradient)).total > 0);
    const { device } = tf.backend() as tf.KernelBackend & { device: GPUDevice };
    device.destroy();
    await assert.rejects(objective.evaluate(image, gradient), BackendUnavailableError);
    await assert.rejects(
      engine.styleTargets(rung.style, ["block1_conv1"]),
      BackendUnavailableError,
    );
    engine.dispose();
    // The next engine gets a device of its own.
    const next = await start("webgpu");
    const targets = await next.engine.styleTargets(rung.style, ["block1_conv1"]);
    assert.ok(targets[0]!.values.some((value) => value > 0));
    next.engine.dispose();
  },
);
