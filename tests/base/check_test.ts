import assert from "node:assert/strict";
import { checkChoice, checkNumber } from "../../src/base/check.ts";

Deno.test("`checkNumber()` accepts both bounds and everything between", () => {
  for (const value of [1, 1.5, 2]) checkNumber("size", value, { min: 1, max: 2 });
  checkNumber("size", -Infinity);
  checkNumber("size", 3, { integer: true });
});

Deno.test("`checkNumber()` names the option, the range and the value", () => {
  const cases: readonly [number, Parameters<typeof checkNumber>[2], string][] = [
    [NaN, {}, "a number: current value is NaN"],
    [0, { min: 1 }, "a number of at least 1: current value is 0"],
    [3, { max: 2 }, "a number of at most 2: current value is 3"],
    [3, { min: 1, max: 2 }, "a number from 1 to 2: current value is 3"],
    [1.5, { integer: true }, "a whole number: current value is 1.5"],
    [Infinity, { min: 0, max: 9, integer: true }, "a whole number from 0 to 9: current value is"],
  ];
  for (const [value, range, wording] of cases) {
    assert.throws(() => checkNumber("size", value, range), (error: unknown) => {
      assert.ok(error instanceof RangeError);
      assert.ok(error.message.startsWith(`Cannot use size as it must be ${wording}`), `${error}`);
      return true;
    });
  }
});

Deno.test("`checkNumber()` takes no text for a number", () => {
  const text: unknown = "3";
  assert.throws(() => checkNumber("size", text as number), RangeError);
});

Deno.test("`checkChoice()` accepts a choice and lists all for anything else", () => {
  checkChoice("pooling", "max", ["max", "average"]);
  assert.throws(() => checkChoice("pooling", "Max", ["max", "average"]), {
    name: "RangeError",
    message: 'Cannot use pooling "Max": choose one of max, average',
  });
});
