import assert from "node:assert/strict";
import { VERSION } from "../../src/cli/version.ts";
import { paintRoom } from "../support/paint_room.ts";
import { runMain } from "../support/run_main.ts";

Deno.test("`readDoctor()` speaks of machine, engines, networks, folders and formats", async () => {
  using room = await paintRoom();
  Deno.renameSync(room.file("tiny.safetensors"), room.file("vgg19-lite.safetensors"));
  Deno.mkdirSync(room.file("home/cache"), { recursive: true });
  const environment = { IMPASTO_WEIGHTS: room.path, IMPASTO_HOME: room.file("home") };
  const { code, printed } = await runMain(["doctor"], { environment });
  assert.equal(code, 0);
  const report = printed.join("\n");
  for (
    const line of [
      `impasto     ${VERSION}`,
      `deno        ${Deno.version.deno}`,
      `network     vgg19-lite: intact ${room.file("vgg19-lite.safetensors")} (33.4 kB)`,
      "network     vgg16: missing",
      `folder      ${room.file("home/cache")}: can be written`,
      `folder      ${room.file("home/jobs")}: made when it is needed`,
      "format      png: works",
      "This machine can paint",
    ]
  ) assert.ok(printed.includes(line), `${line} in\n${report}`);
  assert.match(report, /^engine {6}wasm: wasm \(WebAssembly/m);
  assert.match(report, /^engine {6}webgpu: (?:reference:webgpu \(|no\. Cannot )/m);
  assert.deepEqual(Array.from(Deno.readDirSync(room.file("home/cache"))), []);
});

Deno.test("`readDoctor()` fails where there is nothing to paint with", async () => {
  using room = await paintRoom();
  Deno.writeTextFileSync(room.file("vgg19-lite.safetensors"), "damaged");
  const { code, printed } = await runMain(["doctor"], {
    environment: { IMPASTO_WEIGHTS: room.path },
  });
  assert.equal(code, 1);
  assert.match(printed.join("\n"), /^network {5}vgg19-lite: damaged /m);
  assert.equal(printed.at(-1), "This machine cannot paint yet");
});

Deno.test("`readDoctor()` takes nothing", async () => {
  const { code, reported } = await runMain(["doctor", "me"]);
  assert.deepEqual({ code, reported }, {
    code: 2,
    reported: ['error: Cannot use "me": doctor takes nothing'],
  });
});
