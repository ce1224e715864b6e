import assert from "node:assert/strict";
import { median } from "../../bench/median.ts";
import { CHECKOUT } from "../support/module_graph.ts";
import { runDeno } from "../support/run_deno.ts";

Deno.test("`median()` is the middle value, or the mean of the two in the middle", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([5]), 5);
  assert.throws(() => median([]), RangeError);
});

Deno.test("`deno task bench` prints a row whose figures agree with each other", async () => {
  const args = ["run", "-A", "bench/bench.ts", "--engines", "reference:wasm", "--sizes", "32"];
  const { code, stdout, stderr } = await runDeno([...args, "--repeats", "1"], { cwd: CHECKOUT });
  assert.equal(code, 0, stderr);
  const row = /^\| reference:wasm \| 32 \| ([\d.]+) \| ([\d.]+) \| \d+% of [\d.]+ \(512\^3\) \|$/m;
  const [seconds, gflops] = row.exec(stdout)!.slice(1).map(Number);
  // 1.514 MFLOP for each pixel; the table rounds to three digits and to one decimal.
  assert.ok(Math.abs(gflops! * seconds! - 1.514e-3 * 32 * 32) <= 0.01 * 1.55 + 0.05 * seconds!);
});

Deno.test("`deno task bench` names the engines that it knows", async () => {
  const args = ["run", "-A", "bench/bench.ts", "--engines", "abacus"];
  const { code, stderr } = await runDeno(args, { cwd: CHECKOUT });
  assert.equal(code, 1);
  assert.match(stderr, /Cannot time abacus: choose from reference:wasm/);
});
