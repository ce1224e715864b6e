import assert from "node:assert/strict";
import { probeEngines } from "../../src/cli/probe_engines.ts";

Deno.test("`probeEngines()` tries every kind of device, and each one runs or says why not", async () => {
  const reports = await probeEngines();
  assert.deepEqual(reports.map(({ choice }) => choice), [
    "auto",
    "webgpu",
    "wasm",
    "reference:cpu",
  ]);
  for (const report of reports) {
    if (report.state === "runs") assert.ok(report.engine !== "" && report.device !== "");
    else assert.match(report.reason, /^Cannot /);
  }
  const always = reports.filter(({ choice }) => choice === "wasm" || choice === "reference:cpu");
  assert.ok(always.every(({ state }) => state === "runs"));
});
