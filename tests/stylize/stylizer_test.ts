import assert from "node:assert/strict";
import * as tf from "@tensorflow/tfjs-core";
import { readPngText } from "../../src/image/png_text.ts";
import { RECORD_KEY } from "../../src/stylize/result.ts";
import { Stylizer } from "../../src/stylize/stylizer.ts";
import { sharedFile, testWith } from "../support/need.ts";
import { seededPixels } from "../support/seeded_pixels.ts";
import { sharedPath } from "../support/shared.ts";
import { TINY_OPTIONS, writeTinyWeights } from "../support/tiny_weights.ts";

const content = seededPixels({ width: 80, height: 60, seed: 1 });
const style = seededPixels({ width: 70, height: 90, seed: 2 });
const weights = writeTinyWeights();
addEventListener("unload", () => Deno.removeSync(weights));
const options = { ...TINY_OPTIONS, weights, iterations: 6 };

Deno.test("`Stylizer` paints, lowers the loss and leaves no tensor behind", async () => {
  const stylizer = new Stylizer();
  await stylizer.stylize({ content, styles: [style] }, options);
  const before = tf.memory().numTensors;
  const result = await stylizer.stylize({ content, styles: [style] }, options);
  assert.equal(tf.memory().numTensors, before, "a job frees all but the warm network");
  assert.deepEqual([result.pixels.width, result.pixels.height], [64, 48]);
  const { loss, initialLoss, iterations } = result.record.result;
  assert.equal(iterations, 6);
  assert.equal(initialLoss.content, 0);
  assert.ok(loss.total < initialLoss.total);
  await stylizer[Symbol.asyncDispose]();
  assert.equal(tf.memory().numTensors, 0);
});

Deno.test("`Stylizer` paints the same bytes for the same seed", async () => {
  await using stylizer = new Stylizer();
  const noise = { ...options, init: "noise", seed: 9 } as const;
  const first = await stylizer.stylize({ content, styles: [style] }, noise);
  const again = await stylizer.stylize({ content, styles: [style] }, noise);
  const other = await stylizer.stylize({ content, styles: [style] }, { ...noise, seed: 10 });
  assert.deepEqual(first.pixels.data, again.pixels.data);
  assert.notDeepEqual(first.pixels.data, other.pixels.data);
});

Deno.test("`Stylizer` returns the content at strength 0, byte for byte", async () => {
  await using stylizer = new Stylizer();
  const none = { ...options, size: "original", strength: 0 } as const;
  const result = await stylizer.stylize({ content, styles: [style] }, none);
  assert.deepEqual(result.pixels.data, content.data);
  assert.equal(result.record.result.iterations, 0);
});

Deno.test("`Stylizer` names pictures by hash and no paths in its record", async () => {
  await using stylizer = new Stylizer();
  const result = await stylizer.stylize(
    { content, styles: [{ image: style, weight: 2 }] },
    options,
  );
  const { record } = result;
  assert.equal(record.network.name, "vgg19-lite");
  assert.match(record.network.sha256, /^[0-9a-f]{64}$/);
  assert.equal(record.engine.name, "reference:wasm");
  assert.equal(record.inputs.styles[0]!.weight, 2);
  assert.ok(!JSON.stringify(record).includes(weights));
  assert.equal(record.curve!.length, 6);
  const png = await result.encode("png");
  const { curve: _, ...short } = record;
  assert.deepEqual(JSON.parse(readPngText(png, RECORD_KEY)!), JSON.parse(JSON.stringify(short)));
});

Deno.test("`Stylizer` blends several styles and refuses a wrong number of weights", async () => {
  await using stylizer = new Stylizer();
  const styles = [style, seededPixels({ width: 40, height: 40, seed: 3 })];
  const only = await stylizer.stylize({ content, styles }, { ...options, styleWeights: [1, 0] });
  const single = await stylizer.stylize({ content, styles: [style] }, options);
  assert.deepEqual(only.pixels.data, single.pixels.data, "a weight of 0 leaves the style out");
  const both = await stylizer.stylize({ content, styles }, options);
  assert.notDeepEqual(both.pixels.data, single.pixels.data);
  await assert.rejects(
    stylizer.stylize({ content, styles }, { ...options, styleWeights: [1] }),
    /1 styleWeights for 2 styles/,
  );
  await assert.rejects(stylizer.stylize({ content, styles: [] }, options), /without a style/);
});

Deno.test("`Stylizer` paints odd pictures: a pixel, a strip, and a spot on transparency", async () => {
  await using stylizer = new Stylizer();
  const odd = [
    { width: 1, height: 1, seed: 1 },
    { width: 300, height: 3, seed: 1 },
    {
      width: 50,
      height: 50,
      seed: 1,
      alphaAt: (x: number, y: number) => x === 25 && y === 9 ? 9 : 0,
    },
  ];
  for (const shape of odd) {
    const source = seededPixels(shape);
    const asked = { ...options, iterations: 2, output: "content" } as const;
    const { pixels } = await stylizer.stylize({ content: source, styles: [style] }, asked);
    assert.deepEqual([pixels.width, pixels.height], [shape.width, shape.height]);
  }
});

Deno.test("`Stylizer` lets no color mode touch the alpha", async () => {
  await using stylizer = new Stylizer();
  const source = seededPixels({ width: 64, height: 64, seed: 4, alphaAt: (x) => x * 4 });
  for (const color of ["style", "content", "match"] as const) {
    const asked = { ...options, size: "original", color } as const;
    const { pixels } = await stylizer.stylize({ content: source, styles: [style] }, asked);
    for (let at = 3; at < pixels.data.length; at += 4) {
      assert.equal(pixels.data[at], source.data[at], color);
    }
  }
});

Deno.test("`Stylizer` frees its tensors when a run is aborted", async () => {
  await using stylizer = new Stylizer();
  await stylizer.stylize({ content, styles: [style] }, options);
  const before = tf.memory().numTensors;
  const abort = new AbortController();
  const run = stylizer.stylize({ content, styles: [style] }, {
    ...options,
    signal: abort.signal,
    onProgress: () => abort.abort(new Error("enough")),
  });
  await assert.rejects(run, /enough/);
  assert.equal(tf.memory().numTensors, before);
});

Deno.test("`Stylizer` weighs layers by each job's own normalization", async () => {
  await using stylizer = new Stylizer();
  const first = await stylizer.stylize({ content, styles: [style] }, options);
  const sum = { ...options, normalization: "sum", styleWeight: 1e-9 } as const;
  const between = await stylizer.stylize({ content, styles: [style] }, sum);
  const again = await stylizer.stylize({ content, styles: [style] }, options);
  assert.deepEqual(first.pixels.data, again.pixels.data);
  assert.notDeepEqual(first.pixels.data, between.pixels.data);
});

testWith(
  sharedFile("weights/vgg19.safetensors"),
  "`Stylizer` runs all rungs but the last on the bundled network in a hot start",
  async () => {
    await using stylizer = new Stylizer();
    const big = { size: 200, iterations: 4, engine: "wasm", network: "vgg19" } as const;
    const vgg19 = { ...big, weights: sharedPath("weights/vgg19.safetensors") };
    for (const hotStart of ["off", "on"] as const) {
      const result = await stylizer.stylize({ content, styles: [style] }, { ...vgg19, hotStart });
      const { curve = [], network } = result.record;
      assert.equal(network.name, "vgg19");
      assert.deepEqual([...new Set(curve.map(({ scale }) => scale))], [141, 200]);
    }
    const hot = await stylizer.stylize({ content, styles: [style] }, { ...vgg19, hotStart: "on" });
    const cold = await stylizer.stylize({ content, styles: [style] }, {
      ...vgg19,
      hotStart: "off",
    });
    const [a, b] = [hot, cold].map(({ record }) => record.curve?.[0]?.style);
    assert.notEqual(a, b, "the first rung was judged by another network");
    assert.deepEqual(
      hot.record.result.initialLoss,
      cold.record.result.initialLoss,
      "the last was not",
    );
  },
);
