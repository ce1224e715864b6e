import assert from "node:assert/strict";
import { paintRoom } from "../support/paint_room.ts";
import { type MainOutcome, runMain } from "../support/run_main.ts";

/** A folder named in `IMPASTO_WEIGHTS` that holds one network. */
interface WeightsRoom extends Disposable {
  readonly file: string;
  readonly folder: string;
  run(...args: string[]): Promise<MainOutcome>;
}

async function weightsRoom(): Promise<WeightsRoom> {
  const room = await paintRoom();
  Deno.renameSync(room.file("tiny.safetensors"), room.file("vgg19-lite.safetensors"));
  const environment = { IMPASTO_WEIGHTS: room.path, IMPASTO_HOME: room.file("home") };
  return {
    file: room.file("vgg19-lite.safetensors"),
    folder: room.path,
    run: (...args: string[]) => runMain(["weights", ...args], { environment }),
    [Symbol.dispose]: () => room[Symbol.dispose](),
  };
}

Deno.test("`readWeights()` lists where each network is, or how to get it", async () => {
  using room = await weightsRoom();
  const { code, printed } = await room.run("list");
  assert.equal(code, 0);
  assert.deepEqual(printed, [
    "vgg19       not on this machine; `deno task weights fetch vgg19` downloads 80.1 MB",
    "vgg16       not on this machine; `deno task weights fetch vgg16` downloads 58.9 MB",
    `vgg19-lite  ${room.file} (33.4 kB, environment)`,
  ]);
});

Deno.test("`readWeights()` prints the path of a network, or the folders that are searched", async () => {
  using room = await weightsRoom();
  assert.deepEqual((await room.run("path", "vgg19-lite")).printed, [room.file]);
  assert.deepEqual((await room.run("path")).printed, [room.folder, `${room.folder}/home/cache`]);
  const missing = await room.run("path", "vgg19");
  assert.equal(missing.code, 1);
  assert.deepEqual(missing.reported, [
    "error: Cannot find vgg19 on this machine: run `deno task weights list` to see how to get it",
  ]);
});

Deno.test("`readWeights()` verifies what is there, and fails for what is damaged or was asked for in vain", async () => {
  using room = await weightsRoom();
  const all = await room.run("verify");
  assert.equal(all.code, 0);
  assert.deepEqual(all.printed, [
    "vgg19       missing",
    "vgg16       missing",
    `vgg19-lite  intact ${room.file}`,
  ]);
  assert.equal((await room.run("verify", "vgg16")).code, 1);
  const bytes = Deno.readFileSync(room.file);
  bytes[bytes.length - 4]! ^= 1;
  Deno.writeFileSync(room.file, bytes);
  const damaged = await room.run("verify", "vgg19-lite");
  assert.equal(damaged.code, 1);
  assert.match(damaged.printed[0]!, /^vgg19-lite {2}damaged .*its bytes have changed/);
});

Deno.test("`readWeights()` fetches nothing without a folder to put it in", async () => {
  const { code, reported } = await runMain(["weights", "fetch", "vgg19"]);
  assert.equal(code, 1);
  assert.match(
    reported[0]!,
    /^error: Cannot fetch vgg19 as no folder for it is known: set IMPASTO_HO/,
  );
});

for (
  const [line, message] of [
    ["", "Cannot run weights without an action: write weights list|fetch|verify|path"],
    ["lst", "Cannot run weights lst: did you mean list"],
    ["drop", "Cannot run weights drop: write weights list|fetch|verify|path"],
    ["list vgg19", "Cannot use weights list with a name: it lists all networks"],
    ["fetch", "Cannot fetch weights without a name: write weights fetch vgg19"],
    ["fetch vgg19-lite", "Cannot fetch vgg19-lite as it comes with the package: install it again"],
    ["fetch vgg11", 'Cannot use network "vgg11": choose one of vgg19, vgg16, vgg19-lite'],
    ["verify vgg19 vgg16", 'Cannot use "vgg16": name one network'],
  ] as const
) {
  Deno.test(`\`readWeights()\` refuses "${line}" as wrong usage`, async () => {
    const { code, reported } = await runMain(["weights", ...line.split(" ").filter(Boolean)]);
    assert.deepEqual({ code, reported }, { code: 2, reported: [`error: ${message}`] });
  });
}
