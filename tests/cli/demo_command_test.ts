import assert from "node:assert/strict";
import { runMain } from "../support/run_main.ts";

Deno.test("`readDemo()` takes neither pictures nor flags, and says what does", async () => {
  const { code, reported } = await runMain(["demo", "a.png"]);
  assert.equal(code, 2);
  assert.deepEqual(reported, [
    'error: Cannot use "a.png" as demo takes no pictures: use stylize CONTENT STYLE -o OUT',
  ]);
  assert.equal((await runMain(["demo", "--size", "64"])).code, 2);
});
