import assert from "node:assert/strict";
import { word } from "./lettering.ts";

const PLACE = { at: [20, 10], height: 100, pen: 10 } as const;

Deno.test("`word()` keeps letters within the height and half a pen around it", () => {
  const heights = word("IMPASTO", PLACE).flat().map(([, y]) => y);
  // S swings over the line by 2% of the height, as round letters of real fonts do
  assert.ok(Math.min(...heights) > 10 - 5 - 2 && Math.max(...heights) < 110 + 5 + 2);
  assert.ok(Math.min(...heights) < 6 && Math.max(...heights) > 114);
});

Deno.test("`word()` sets letters side by side", () => {
  const right = (text: string): number => Math.max(...word(text, PLACE).flat().map(([x]) => x));
  assert.ok(Math.abs(right("I") - 25) < 1e-6);
  // The second stem stands 1.15 pens and .14 heights after the first.
  assert.ok(Math.abs(right("II") - (25 + 11.5 + 14)) < 1e-6);
});

Deno.test("`word()` names a letter that it does not have", () => {
  assert.throws(() => word("IX", PLACE), { name: "RangeError", message: /^Cannot write X: / });
});
