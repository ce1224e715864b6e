import assert from "node:assert/strict";
import { withLock } from "../../src/host/lock_file.ts";
import { pause } from "../../src/host/pause.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

const MODULE = new URL("../../src/host/lock_file.ts", import.meta.url).href;

async function startHolder(lock: string, script: string): Promise<Deno.ChildProcess> {
  await Deno.writeTextFile(
    script,
    `import { withLock } from ${JSON.stringify(MODULE)};
    await withLock(${JSON.stringify(lock)}, async () => {
      console.log("held");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`,
  );
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", script],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  await reader.read();
  await reader.cancel();
  return child;
}

Deno.test("`withLock()` runs one piece of work at a time and returns its value", async () => {
  using folder = temporaryFolder();
  let inside = 0;
  let most = 0;
  async function work(value: number): Promise<number> {
    most = Math.max(most, ++inside);
    await pause(10);
    inside--;
    return value;
  }
  const values = [1, 2, 3, 4].map((value) =>
    withLock(`${folder.path}/lock`, () => work(value), { pollMs: 5 })
  );
  assert.deepEqual(await Promise.all(values), [1, 2, 3, 4]);
  assert.equal(most, 1);
});

Deno.test("`withLock()` frees the lock when the work fails", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/lock`;
  await assert.rejects(withLock(path, () => Promise.reject(new Error("no"))), /^Error: no$/);
  assert.equal(await withLock(path, () => Promise.resolve(1)), 1);
});

Deno.test("`withLock()` waits for another process, names it, and takes over when it is killed", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/lock`;
  const child = await startHolder(path, `${folder.path}/hold.ts`);
  const waited: (number | undefined)[] = [];
  const entered = withLock(path, () => Promise.resolve(performance.now()), {
    pollMs: 10,
    onWait: (holder) => waited.push(holder),
  });
  await pause(100);
  const killed = performance.now();
  child.kill("SIGKILL");
  assert.ok(await entered >= killed);
  await child.status;
  // Windows keeps the number of the holder unreadable while it holds the lock.
  assert.deepEqual(waited, [Deno.build.os === "windows" ? undefined : child.pid]);
});

Deno.test("`withLock()` stops waiting when it is told to", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/lock`;
  await withLock(path, async () => {
    const second = withLock(path, () => Promise.resolve(), {
      signal: AbortSignal.abort(new Error("enough")),
    });
    await assert.rejects(second, /enough/);
  });
});

Deno.test("`withLock()` says where it cannot make its file", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/no/lock`;
  await assert.rejects(withLock(path, () => Promise.resolve()), /Cannot write .*no\/lock/);
});
