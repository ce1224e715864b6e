import assert from "node:assert/strict";
import { carryMemory, createMemory } from "../../src/stylize/rung_memory.ts";
import { resolveSettings } from "../../src/stylize/settings.ts";

const from = { width: 16, height: 16 };
const to = { width: 32, height: 24 };

Deno.test("`carryMemory()` resamples Adam's moments to the next rung", () => {
  const settings = resolveSettings({ preset: "tuned-vgg19" });
  const memory = createMemory(settings, from);
  assert.equal(memory.state.kind, "adam");
  if (memory.state.kind !== "adam") return;
  memory.state.mean.fill(-3e6);
  memory.state.rootMeanSquare.fill(4e-9);
  const carried = carryMemory(memory, { settings, from, to });
  if (carried.state.kind !== "adam") throw new TypeError("another rule came out");
  assert.equal(carried.state.mean.length, 32 * 24 * 3);
  // Flat fields stay flat whatever their size; f32 keeps seven digits.
  assert.ok(carried.state.mean.every((value) => Math.abs(value / -3e6 - 1) < 1e-5));
  assert.ok(carried.state.rootMeanSquare.every((value) => Math.abs(value / 4e-9 - 1) < 1e-5));
});

Deno.test("`carryMemory()` starts the average anew at the new size", () => {
  const settings = resolveSettings({ averaging: 0.9 });
  const memory = createMemory(settings, from);
  memory.average!.count = 5;
  const carried = carryMemory(memory, { settings, from, to });
  assert.equal(carried.average!.count, 0);
  assert.equal(carried.average!.value.length, 32 * 24 * 3);
});

Deno.test("`createMemory()` keeps no average unless one is asked for", () => {
  assert.equal(createMemory(resolveSettings({}), from).average, undefined);
});
