import assert from "node:assert/strict";
import { repeatOptions } from "../../src/cli/repeat_options.ts";
import type { StylizeOptions } from "../../src/stylize/stylize_options.ts";
import { madeRecord } from "../support/made_record.ts";

function repeat(recorded: StylizeOptions, given: StylizeOptions = {}): StylizeOptions {
  return repeatOptions(madeRecord({ options: recorded }), given);
}

Deno.test("`repeatOptions()` keeps what was recorded, under the network that was found then", () => {
  assert.deepEqual(repeat({ preset: "preview", network: "auto", size: 128 }), {
    preset: "preview",
    network: "vgg19-lite",
    size: 128,
  });
});

Deno.test("`repeatOptions()` lets explicit flags win", () => {
  const options = repeat({ size: 128, seed: 3 }, { size: 256, network: "vgg19" });
  assert.deepEqual(options, { size: 256, seed: 3, network: "vgg19" });
});

Deno.test("`repeatOptions()` drives strength and explicit weights out by each other", () => {
  const weights = { contentWeight: 1, styleWeight: 2 };
  assert.deepEqual(repeat(weights, { strength: 0.3 }), { strength: 0.3, network: "vgg19-lite" });
  assert.deepEqual(repeat({ strength: 0.3 }, { styleWeight: 2 }), {
    styleWeight: 2,
    network: "vgg19-lite",
  });
});

Deno.test("`repeatOptions()` takes no path, no raised limit and no format from a record", () => {
  const foreign = { weights: "https://example.com/model.json", maxPixels: 1e9, format: "jpeg" };
  assert.deepEqual(repeat({ ...foreign, format: "jpeg" }), { network: "vgg19-lite" });
});
