import assert from "node:assert/strict";
import { layOutMaps } from "../../../../src/engine/wasm/plan/pass_maps.ts";
import { Space } from "../../../../src/engine/wasm/plan/space.ts";
import {
  featuresOf,
  gramSteps,
  layOutDesk,
  layOutTerm,
  termSteps,
  termTarget,
} from "../../../../src/engine/wasm/plan/term_steps.ts";
import type { Term } from "../../../../src/engine/wasm/plan/terms.ts";
import { tinyNetwork } from "../../../support/golden_inputs.ts";
import { PLAIN_READING } from "../../../support/tiny_rung.ts";

const SHAPE = { width: 40, height: 30, table: tinyNetwork().table, reading: PLAIN_READING };
const MAPS = layOutMaps(new Space(0), { ...SHAPE, taps: ["block2_conv1"] });
const FEATURES = featuresOf(MAPS, "block2_conv1");

const BASE = { layer: "block2_conv1", coefficient: 3, energy: 1, weights: undefined } as const;
const CONTENT: Term = { ...BASE, kind: "content", target: new Float32Array(20 * 15 * 8) };
const STYLE: Term = {
  ...{ ...BASE, kind: "style", positions: 300 },
  target: { layer: BASE.layer, channels: 6, values: new Float32Array(36).fill(2) },
};

Deno.test("`gramSteps()` cuts positions the same way whatever the threads, 32 parts at most", () => {
  const comparison = { weights: 0, target: 0, share: 1, factor: 1, sums: 0 };
  for (const positions of [1, 300, 10_000, 1_000_000]) {
    const map = { address: 0, width: positions, height: 1, channels: 8 };
    const [gram, compare] = gramSteps(map, { partials: 0, difference: 0 }, comparison);
    assert.ok(gram?.kind === "gram" && compare?.kind === "compareGram");
    assert.ok(gram.jobs <= 32 && gram.jobs * gram.block >= positions);
    assert.equal(compare.parts, gram.jobs);
  }
});

Deno.test("`layOutDesk()` holds the parts of the largest Gram matrix", () => {
  const space = new Space(0);
  const { partials, difference } = layOutDesk(space, [FEATURES]);
  // 300 positions are two parts of 256; a matrix has 8 x 8 entries.
  assert.ok(difference - partials >= 2 * 4 * 64);
  assert.ok(space.scratchBytes > 0);
  assert.equal(new Space(0).reserve(0), layOutDesk(new Space(0), []).partials);
});

Deno.test("`layOutTerm()` reserves target, weights and one sum for each job", () => {
  const content = layOutTerm(new Space(0), CONTENT, MAPS);
  assert.equal(content.weights, 0);
  assert.equal(content.jobs, Math.ceil(300 / 96));
  const weighted = { ...STYLE, weights: new Float32Array(300) };
  const style = layOutTerm(new Space(64), weighted, MAPS);
  assert.notEqual(style.weights, 0);
  assert.equal(style.jobs, 1);
  assert.ok(style.sums > style.weights && style.weights > style.target);
});

Deno.test("`termTarget()` fills a Gram matrix up and takes features as they are", () => {
  assert.equal(termTarget(CONTENT), CONTENT.target);
  const panels = termTarget(STYLE);
  assert.equal(panels.length, 64);
  assert.equal(panels.reduce((sum, value) => sum + value, 0), 72);
});

Deno.test("`termSteps()` lets style set the gradient and content add to it", () => {
  const places = [CONTENT, STYLE].map((term) => layOutTerm(new Space(0), term, MAPS));
  const desk = { partials: 0, difference: 0 };
  const steps = termSteps(places, FEATURES, { desk, tapSpace: 0, scale: 0.5 });
  assert.deepEqual(steps.map(({ kind }) => kind), [
    ...["gram", "compareGram", "styleGradient", "content"],
  ]);
  const [, compare, , content] = steps;
  assert.ok(compare?.kind === "compareGram" && content?.kind === "content");
  assert.equal(content.store, "add");
  assert.equal(content.factor, 2 * 3 * 0.5);
  assert.equal(compare.factor, 4 * 3 * 0.5 / 300);
  const [alone] = termSteps(places.slice(0, 1), FEATURES, { desk, tapSpace: 0, scale: 1 });
  assert.ok(alone?.kind === "content");
  assert.equal(alone.store, "set");
});

Deno.test("`featuresOf()` names a layer beyond the pass", () => {
  assert.throws(() => featuresOf(MAPS, "block3_conv1"), {
    name: "TypeError",
    message: "Cannot read block3_conv1: the pass does not reach it",
  });
});
