import assert from "node:assert/strict";
import { errorDetails, errorLine } from "../../src/cli/error_line.ts";

Deno.test("`errorLine()` makes one line of whatever was thrown", () => {
  assert.equal(errorLine(new Error("one\n  two\n")), "one two");
  assert.equal(errorLine(new RangeError()), "RangeError");
  assert.equal(errorLine("text"), "text");
  assert.equal(errorLine(undefined), "undefined");
});

Deno.test("`errorDetails()` tells the stack and every cause", () => {
  const details = errorDetails(new Error("top", { cause: new TypeError("root", { cause: 5 }) }));
  assert.match(details, /Error: top\n\s+at .*[\s\S]*Caused by: TypeError: root[\s\S]*Caused by: 5/);
});
