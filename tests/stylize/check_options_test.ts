import assert from "node:assert/strict";
import { checkOptions } from "../../src/stylize/check_options.ts";

Deno.test("`checkOptions()` lets every kind of value through", () => {
  const options = {
    preset: "fast",
    size: "original",
    iterations: 10,
    strength: 0.5,
    output: "content",
    styleWeights: [1, 2],
    background: "#102030",
    styleLayers: "block1_conv1",
    stop: undefined,
  };
  assert.deepEqual(checkOptions(options), options);
});

Deno.test("`checkOptions()` names the option, the range and the value", () => {
  assert.throws(() => checkOptions({ size: 0 }), {
    name: "RangeError",
    message: "Cannot use size as it must be a whole number from 64 to 16384: current value is 0",
  });
  assert.throws(() => checkOptions({ strength: NaN }), /strength.*from|NaN/);
  assert.throws(() => checkOptions({ styleWeights: [1, NaN] }), /styleWeights.*NaN/);
  assert.throws(() => checkOptions({ iterations: 1.5 }), RangeError);
});

Deno.test("`checkOptions()` lists the choices of a wrong word", () => {
  assert.throws(() => checkOptions({ preset: "fats" }), /"fats": choose one of fast, best/);
});

Deno.test("`checkOptions()` refuses wrong types", () => {
  assert.throws(() => checkOptions({ size: "large" }), /a number or original/);
  assert.throws(() => checkOptions({ strength: "0.5" }), TypeError);
  assert.throws(() => checkOptions({ styleWeights: 1 }), TypeError);
  assert.throws(() => checkOptions({ styleLayers: 5 }), TypeError);
});

Deno.test("`checkOptions()` suggests the option that a slip meant", () => {
  assert.throws(() => checkOptions({ stylWeight: 1 }), /did you mean styleWeight$/);
  assert.throws(() => checkOptions({ zzz: 1 }), /choose one of preset, network/);
});
