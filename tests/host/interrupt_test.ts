import assert from "node:assert/strict";
import { onInterrupt } from "../../src/host/interrupt.ts";
import { hostPlatform } from "../../src/host/platform.ts";
import { fakePlatform } from "../support/fake_platform.ts";

Deno.test("`onInterrupt()` counts presses, and takes signals within a second for one", () => {
  const platform = fakePlatform("linux");
  const counts: number[] = [];
  let clock = 5000;
  const stop = onInterrupt((count) => counts.push(count), { platform, now: () => clock });
  platform.raise("SIGINT");
  clock += 10;
  platform.raise("SIGINT");
  clock += 900;
  platform.raise("SIGTERM");
  assert.deepEqual(counts, [1]);
  clock += 91;
  platform.raise("SIGINT");
  assert.deepEqual(counts, [1, 2]);
  stop();
});

Deno.test("`onInterrupt()` hears every signal of the system, and nothing after its end", () => {
  for (const os of ["linux", "darwin", "windows"] as const) {
    const platform = fakePlatform(os);
    let heard = 0;
    const stop = onInterrupt(() => heard++, { platform, now: () => heard * 2000 });
    platform.raise("SIGINT");
    platform.raise(os === "windows" ? "SIGBREAK" : "SIGTERM");
    assert.equal(heard, 2);
    stop();
    assert.equal(platform.listeners(), 0);
  }
});

Deno.test({
  name: "`onInterrupt()` hears a real signal",
  ignore: Deno.build.os === "windows",
  async fn(): Promise<void> {
    const heard = Promise.withResolvers<number>();
    const stop = onInterrupt(heard.resolve, { platform: hostPlatform() });
    // A listener alone does not keep the process alive.
    const alive = setTimeout(() => heard.reject(new Error("no signal came")), 5000);
    Deno.kill(Deno.pid, "SIGTERM");
    assert.equal(await heard.promise, 1);
    clearTimeout(alive);
    stop();
  },
});
