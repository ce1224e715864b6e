import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startEngine } from "../../src/engine/start_engine.ts";
import { decode } from "../../src/image/decode.ts";
import type { Pixels } from "../../src/image/pixels.ts";
import { toPlane } from "../../src/image/plane.ts";
import { resizePixels } from "../../src/image/resample.ts";
import { Stylizer } from "../../src/stylize/stylizer.ts";
import type { StylizeOptions } from "../../src/stylize/stylize_options.ts";
import { loadNetwork } from "../../src/weights/load_network.ts";
import { sharedFile, testWith } from "../support/need.ts";
import { sharedPath } from "../support/shared.ts";
import { readRung } from "../support/tiny_rung.ts";
import { VGG19_FILE } from "../support/vgg19_golden.ts";

const LITE_PATH = fileURLToPath(
  new URL("../../weights/vgg19-lite.safetensors", import.meta.url),
);

/** Longest side of both pictures; a picture of this size is painted on a single rung. */
const SIDE = 112;
const ITERATIONS = 40;

/** A content and a style at the size at which they are painted and judged. */
interface Pair {
  readonly content: Pixels;
  readonly style: Pixels;
}

/** Style and content residual, both as VGG19 sees them. */
interface Judgment {
  readonly style: number;
  readonly content: number;
}

async function readSmall(path: string): Promise<Pixels> {
  const pixels = await decode(new Uint8Array(readFileSync(path)));
  const factor = SIDE / Math.max(pixels.width, pixels.height);
  return resizePixels(pixels, {
    width: Math.round(pixels.width * factor),
    height: Math.round(pixels.height * factor),
  });
}

async function paintPair(
  pair: Pair,
  network: Pick<StylizeOptions, "network" | "weights">,
): Promise<Pixels> {
  await using stylizer = new Stylizer();
  const result = await stylizer.stylize({ content: pair.content, styles: [pair.style] }, {
    preset: "preview",
    engine: "wasm",
    size: SIDE,
    iterations: ITERATIONS,
    strength: 0.5,
    ...network,
  });
  return result.pixels;
}

/** Starts the true VGG19 on a pair; the answer judges any picture of the content's size. */
async function judgeOf(
  pair: Pair,
): Promise<Disposable & { judge(picture: Pixels): Promise<Judgment> }> {
  const { network } = await loadNetwork("vgg19", { weightsPath: sharedPath(VGG19_FILE) });
  const { engine } = await startEngine({
    choice: "wasm",
    network,
    reading: { taps: "relu", pooling: "max", padding: "replicate" },
    deepest: "block5_conv1",
  });
  const objective = await engine.objective(
    await readRung(engine, {
      content: { plane: toPlane(pair.content) },
      style: { plane: toPlane(pair.style) },
      styleWeight: 1,
      variationWeight: 0,
    }),
  );
  async function judge(picture: Pixels): Promise<Judgment> {
    const { data } = toPlane(picture);
    const { style, content } = await objective.evaluate(
      data,
      new Float32Array(data.length),
    );
    return { style, content };
  }
  function close(): void {
    objective.dispose();
    engine.dispose();
  }
  return { judge, [Symbol.dispose]: close };
}

/** What the lite network brings, as a part of what VGG19 brings in as many iterations. */
async function agreement(pair: Pair): Promise<{ share: number; contentRatio: number }> {
  const lite = await paintPair(pair, { network: "vgg19-lite", weights: LITE_PATH });
  const full = await paintPair(pair, { network: "vgg19", weights: sharedPath(VGG19_FILE) });
  using vgg19 = await judgeOf(pair);
  const start = await vgg19.judge(pair.content);
  assert.equal(start.content, 0, "the content is its own target");
  const byLite = await vgg19.judge(lite);
  const byFull = await vgg19.judge(full);
  return {
    share: (start.style - byLite.style) / (start.style - byFull.style),
    contentRatio: byLite.content / byFull.content,
  };
}

testWith(
  sharedFile(VGG19_FILE),
  "`vgg19-lite` does most of VGG19's work on the example pictures",
  async () => {
    const folder = fileURLToPath(new URL("../../examples/", import.meta.url));
    const { share, contentRatio } = await agreement({
      content: await readSmall(`${folder}content.jpg`),
      style: await readSmall(`${folder}style.jpg`),
    });
    // Measured 0.844 and 1.270. 40 steps of L-BFGS carry a last bit that another CPU rounds away far, hence margins.
    assert.ok(share >= 0.8, `share ${share}`);
    assert.ok(contentRatio <= 1.4, `content ratio ${contentRatio}`);
  },
);

testWith(
  [sharedFile(VGG19_FILE), sharedFile("images")].find(({ met }) => !met) ?? sharedFile(VGG19_FILE),
  "`vgg19-lite` does most of VGG19's work on Tubingen as the Starry Night",
  async () => {
    const { share, contentRatio } = await agreement({
      content: await readSmall(sharedPath("images/content/tubingen.jpg")),
      style: await readSmall(sharedPath("images/style/starry_night.jpg")),
    });
    // Measured 0.796 and 1.316; margins as above.
    assert.ok(share >= 0.75, `share ${share}`);
    assert.ok(contentRatio <= 1.45, `content ratio ${contentRatio}`);
  },
);
