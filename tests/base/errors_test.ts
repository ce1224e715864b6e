import assert from "node:assert/strict";
import * as errors from "../../src/base/errors.ts";

Deno.test("`errors` carry their class name, message and cause", () => {
  const names = Object.keys(errors).toSorted();
  assert.deepEqual(names, [
    "BackendUnavailableError",
    "DivergenceError",
    "ImageFormatError",
    "WeightsError",
  ]);
  for (const [name, Own] of Object.entries(errors)) {
    const cause = new TypeError("below");
    const error = new Own("Cannot go on", { cause });
    assert.ok(error instanceof Error);
    assert.equal(`${error}`, `${name}: Cannot go on`);
    assert.equal(error.cause, cause);
  }
});

Deno.test("`errors` are told apart by `instanceof`", () => {
  const classes = Object.values(errors);
  for (const [i, Own] of classes.entries()) {
    const error = new Own("x");
    assert.deepEqual(
      classes.map((other) => error instanceof other),
      classes.map((_, j) => i === j),
    );
  }
});
