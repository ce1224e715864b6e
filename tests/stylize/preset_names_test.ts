import assert from "node:assert/strict";
import { PRESET_NAMES } from "../../src/stylize/preset_names.ts";

Deno.test("`PRESET_NAMES` begins with the default and names each preset once", () => {
  assert.equal(PRESET_NAMES[0], "fast");
  assert.equal(new Set(PRESET_NAMES).size, PRESET_NAMES.length);
});
