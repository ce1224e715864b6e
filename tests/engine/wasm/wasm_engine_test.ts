import assert from "node:assert/strict";
import type { Losses } from "../../../src/engine/engine.ts";
import { WasmEngine } from "../../../src/engine/wasm/wasm_engine.ts";
import { stylize } from "../../../src/stylize/stylize.ts";
import { tinyNetwork } from "../../support/golden_inputs.ts";
import { seededPixels } from "../../support/seeded_pixels.ts";
import { noisePlane, PLAIN_READING, readRung } from "../../support/tiny_rung.ts";
import { TINY_OPTIONS, writeTinyWeights } from "../../support/tiny_weights.ts";

const OPTIONS = {
  network: tinyNetwork(),
  reading: PLAIN_READING,
  deepest: "block5_conv1",
} as const;

async function evaluate(
  threads: number,
  side: number,
): Promise<{ losses: Losses; gradient: Float32Array }> {
  const engine = await WasmEngine.create({ ...OPTIONS, threads });
  const [content, style] = [noisePlane(1, side, side - 7), noisePlane(2, side - 3, side)];
  const spec = await readRung(engine, { content: { plane: content }, style: { plane: style } });
  const objective = await engine.objective(spec);
  const gradient = new Float32Array(content.data.length);
  const losses = await objective.evaluate(noisePlane(3, side, side - 7).data, gradient);
  objective.dispose();
  engine.dispose();
  return { losses, gradient };
}

Deno.test("`WasmEngine` gives the same bytes for 1, 2, 3 and 5 threads", async () => {
  for (const side of [30, 181]) {
    const alone = await evaluate(1, side);
    for (const threads of [2, 3, 5]) assert.deepEqual(await evaluate(threads, side), alone);
  }
});

Deno.test("`WasmEngine` names its instruction set and threads", async () => {
  const [one, three] = await Promise.all(
    [1, 3].map((threads) => WasmEngine.create({ ...OPTIONS, threads })),
  );
  assert.match(one!.device, /^WebAssembly (?:relaxed )?SIMD, one thread$/);
  assert.match(three!.device, /, 3 threads$/);
  assert.equal(one!.name, "wasm");
  one!.dispose();
  three!.dispose();
});

Deno.test("`WasmEngine` takes all cores by default", async () => {
  const engine = await WasmEngine.create(OPTIONS);
  const cores = navigator.hardwareConcurrency;
  assert.ok(engine.device.endsWith(cores === 1 ? "one thread" : `${cores} threads`));
  engine.dispose();
});

Deno.test("`WasmEngine` ends its workers if the network cannot be used", async () => {
  const network = { ...OPTIONS.network, weights: new Map() };
  await assert.rejects(WasmEngine.create({ ...OPTIONS, network, threads: 3 }), {
    name: "TypeError",
    message: "Cannot use vgg19: block1_conv1 has no weights",
  });
});

Deno.test("`WasmEngine` is unavailable where the runtime lacks vectors or shared memory", async () => {
  const own = { validate: WebAssembly.validate, Memory: WebAssembly.Memory };
  try {
    WebAssembly.validate = (): boolean => false;
    await assert.rejects(WasmEngine.create(OPTIONS), {
      name: "BackendUnavailableError",
      message: /this runtime has no WebAssembly vectors/,
    });
    WebAssembly.validate = own.validate;
    Object.defineProperty(WebAssembly, "Memory", {
      configurable: true,
      writable: true,
      value: function Memory(): never {
        throw new RangeError("no memory");
      },
    });
    await assert.rejects(WasmEngine.create(OPTIONS), {
      name: "BackendUnavailableError",
      message: /this runtime gives no shared memory/,
    });
  } finally {
    WebAssembly.validate = own.validate;
    Object.defineProperty(WebAssembly, "Memory", {
      configurable: true,
      writable: true,
      value: own.Memory,
    });
  }
});

Deno.test("`WasmEngine` computes on plain SIMD where relaxed SIMD is missing", async () => {
  const own = WebAssembly.validate;
  let asked = 0;
  WebAssembly.validate = (bytes): boolean => ++asked > 1 && own(bytes);
  try {
    const engine = await WasmEngine.create({ ...OPTIONS, threads: 1 });
    assert.equal(engine.device, "WebAssembly SIMD, one thread");
    const plane = noisePlane(1, 16, 16);
    const [gram] = await engine.styleTargets({ plane }, ["block1_conv1"]);
    assert.ok(gram!.values.every((value) => Number.isFinite(value)));
    engine.dispose();
  } finally {
    WebAssembly.validate = own;
  }
});

Deno.test("`WasmEngine` ends with the job that is aborted, and its workers with it", async () => {
  const weights = writeTinyWeights();
  const [content, style] = [1, 2].map((seed) => seededPixels({ width: 80, height: 60, seed }));
  const abort = new AbortController();
  const reason = new Error("enough");
  const options = { ...TINY_OPTIONS, engine: "wasm", threads: 3, weights, iterations: 6 } as const;
  const controls = { signal: abort.signal, onProgress: () => abort.abort(reason) };
  // The census of the test run counts workers that are left behind.
  await assert.rejects(
    stylize({ content: content!, styles: [style!] }, { ...options, ...controls }),
    reason,
  );
  Deno.removeSync(weights);
});

Deno.test("`WasmEngine` survives 20 rounds of start, use and end without growth", async () => {
  const before = Deno.memoryUsage().rss;
  for (let round = 0; round < 20; round++) await evaluate(2, 24);
  // Each round commits some megabytes; kept, they would be hundreds.
  assert.ok(Deno.memoryUsage().rss - before < 200 * 2 ** 20);
});
