/** Everything that can be wrong with what a person hands in: one clear line, exit code 1 or 2, nothing half-written. */
import assert from "node:assert/strict";
import { writePngChunk } from "../../src/image/png_chunks.ts";
import { encode } from "../../src/image/encode.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { tinyNetwork } from "../support/golden_inputs.ts";
import { type Need, testWith } from "../support/need.ts";
import { type PaintRoom, paintRoom, TINY_FLAGS, wavyPng } from "../support/paint_room.ts";
import { CLI_RIGHTS, runCli } from "../support/run_cli.ts";
import { mountSmallDisk, smallDisk } from "../support/small_disk.ts";

/** One mistake. */
interface BadInput {
  /** What is wrong, for the name of the test. */
  readonly what: string;
  /** Prepares the folder. */
  readonly prepare?: (room: PaintRoom) => void | Promise<void>;
  /** Arguments behind `stylize`; `bad` stands for the file that was prepared. */
  readonly args: string;
  /** What standard error says. */
  readonly line: RegExp;
  /** Exit code. */
  readonly code: 1 | 2;
  /** Variables of the process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Rights of the process. */
  readonly rights?: readonly string[];
}

const PAINT = `content.png style.png -o out.png ${TINY_FLAGS.join(" ")}`;
const BAD_CONTENT = PAINT.replace("content.png", "bad.png");

/** A PNG header that announces 65,535 x 65,535 pixels, and nothing behind it. */
function hugeHeader(): Uint8Array {
  const payload = new Uint8Array(13);
  new DataView(payload.buffer).setUint32(0, 65_535);
  new DataView(payload.buffer).setUint32(4, 65_535);
  payload.set([8, 6], 8);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const end = writePngChunk({ type: "IEND", payload: new Uint8Array() });
  return new Uint8Array([...signature, ...writePngChunk({ type: "IHDR", payload }), ...end]);
}

async function truncatedJpeg(): Promise<Uint8Array> {
  const { decode } = await import("../../src/image/decode.ts");
  const whole = await encode(await decode(await wavyPng(120, 80)), { format: "jpeg" });
  return whole.subarray(0, whole.length / 2);
}

function writeBad(bytes: () => Uint8Array | Promise<Uint8Array>): NonNullable<BadInput["prepare"]> {
  return async (room) => Deno.writeFileSync(room.file("bad.png"), await bytes());
}

/** Rewrites the header of the tiny network, or flips a bit of its data. */
function spoilWeights(change: (bytes: Uint8Array) => Uint8Array): NonNullable<BadInput["prepare"]> {
  return (room) => {
    const path = room.file("tiny.safetensors");
    Deno.writeFileSync(path, change(Deno.readFileSync(path)));
  };
}

const PICTURES: readonly BadInput[] = [
  {
    what: "a missing picture",
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot read .*bad\.png as it does not exist: check the path$/,
  },
  {
    what: "a folder in place of a picture",
    prepare: (room) => Deno.mkdirSync(room.file("bad.png")),
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot read .*bad\.png as it is a folder: name a file$/,
  },
  {
    what: "a picture that this process may not read",
    prepare: writeBad(() => wavyPng(8, 8)),
    args: BAD_CONTENT,
    rights: [...CLI_RIGHTS, "--deny-read=bad.png"],
    code: 1,
    line: /^error: Cannot read .*bad\.png as this process was not given the permission/,
  },
  {
    what: "a text file named .png",
    prepare: writeBad(() => new TextEncoder().encode("Dear diary, today I painted.")),
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot decode "bad\.png" /,
  },
  {
    what: "a truncated JPEG",
    prepare: writeBad(truncatedJpeg),
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot decode "bad\.png" /,
  },
  {
    what: "a PNG header of 65,535 x 65,535 pixels",
    prepare: writeBad(hugeHeader),
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot decode "bad\.png" as its header announces 65535 x 65535 pixels/,
  },
  {
    what: "a zero-byte file",
    prepare: writeBad(() => new Uint8Array()),
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot decode "bad\.png" /,
  },
  {
    what: "a fully transparent content",
    prepare: writeBad(() =>
      encode({ width: 9, height: 9, data: new Uint8Array(324) }, { format: "png" })
    ),
    args: BAD_CONTENT,
    code: 1,
    line: /^error: Cannot paint bad\.png as it is fully transparent/,
  },
  {
    what: "a fully transparent style",
    prepare: writeBad(() =>
      encode({ width: 9, height: 9, data: new Uint8Array(324) }, { format: "png" })
    ),
    args: PAINT.replace("style.png", "bad.png"),
    code: 1,
    line: /^error: Cannot use bad\.png as a style as it is fully transparent/,
  },
];

const FLAGS: readonly BadInput[] = [
  {
    what: "an unknown layer",
    args: `${PAINT} --content-layers block9_conv1`,
    code: 2,
    line: /^error: Cannot find layer "block9_conv1" in vgg19: choose one of block1_conv1/,
  },
  {
    what: "an unknown preset",
    args: `${PAINT} --preset oil`,
    code: 2,
    line: /^error: Cannot use --preset "oil": choose one of fast, /,
  },
  {
    what: "an unknown flag",
    args: `${PAINT} --sise 64`,
    code: 2,
    line: /^error: Cannot use --sise as there is no such flag: did you mean --size$/,
  },
  {
    what: "an unknown engine",
    args: `${PAINT} --engine cuda`,
    code: 2,
    line: /^error: Cannot use --engine "cuda": choose one of auto, /,
  },
  {
    what: "size 0",
    args: `${PAINT} --size 0`,
    code: 2,
    line: /^error: Cannot use --size as it must be a whole number from 64 to 16384: .* 0$/,
  },
  {
    what: "weights that are not a number",
    args: `${PAINT} --style-weight NaN`,
    code: 2,
    line: /^error: Cannot use --style-weight as it must be a number .*"NaN"$/,
  },
];

const WEIGHTS: readonly BadInput[] = [
  {
    what: "missing weights",
    args: PAINT.replace("tiny.safetensors", "gone.safetensors"),
    code: 1,
    line: /^error: Cannot read .*gone\.safetensors as it does not exist/,
  },
  {
    what: "weights of a wrong shape",
    prepare: spoilWeights(() => {
      const tensors = networkTensors(tinyNetwork());
      const [first, ...rest] = tensors.map((tensor) => ({ ...tensor }));
      return writeSafetensors([{ ...first!, shape: [1, 9, 3, 4] }, ...rest]);
    }),
    args: PAINT,
    code: 1,
    line:
      /^error: Cannot use .*tiny\.safetensors as its tensor block1_conv1\/kernel has shape \[1, 9/,
  },
  {
    what: "weights with a wrong checksum",
    prepare: spoilWeights((bytes) =>
      bytes.map((byte, at) => at === bytes.length - 4 ? byte ^ 1 : byte)
    ),
    args: PAINT,
    code: 1,
    line: /^error: Cannot use .*tiny\.safetensors as its bytes have changed since it was written/,
  },
  {
    what: "weights with offsets beyond their end",
    prepare: spoilWeights((bytes) => bytes.subarray(0, bytes.length - 1000)),
    args: PAINT,
    code: 1,
    line:
      /^error: Cannot read .*tiny\.safetensors as safetensors because tensor .* so the file is cut/,
  },
];

const MACHINE: readonly BadInput[] = [
  {
    what: "an output that exists",
    prepare: (room) => Deno.writeTextFileSync(room.file("out.png"), "mine"),
    args: PAINT,
    code: 1,
    line: /^error: Cannot write .*out\.png as it already exists: .*--force$/,
  },
  {
    what: "an output folder that does not exist",
    args: PAINT.replace("out.png", "gone/out.png"),
    code: 1,
    line: /^error: Cannot write .*out\.png as the folder .*gone does not exist: create it first$/,
  },
  {
    what: "the engine webgpu on a machine without an adapter",
    // No adapter of that kind exists on Linux or macOS.
    env: { DENO_WEBGPU_BACKEND: Deno.build.os === "windows" ? "metal" : "dx12" },
    args: PAINT.replace("reference:wasm", "webgpu"),
    code: 1,
    line: /^error: Cannot start engine webgpu .*this machine offers no adapter/,
  },
];

for (const bad of [...PICTURES, ...FLAGS, ...WEIGHTS, ...MACHINE]) {
  Deno.test(`stylize answers ${bad.what} with one line and exit code ${bad.code}`, async () => {
    using room = await paintRoom();
    await bad.prepare?.(room);
    const before = contentsOf(room);
    const { code, stdout, stderr } = await runCli(["stylize", ...bad.args.split(" ")], {
      cwd: room.path,
      ...(bad.env && { env: bad.env }),
      ...(bad.rights && { rights: bad.rights }),
    });
    assert.equal(stdout, "");
    assert.match(stderr.trimEnd(), bad.line);
    assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
    assert.equal(code, bad.code);
    assert.deepEqual(contentsOf(room), before);
  });
}

function contentsOf(room: PaintRoom): Record<string, number> {
  return Object.fromEntries(
    room.names().map((name) => [name, Deno.statSync(room.file(name)).size]),
  );
}

const ordinaryUser: Need = {
  met: Deno.build.os !== "windows" && Deno.uid() !== 0,
  reason: "modes of files do not bind the superuser (and Windows has none)",
};

testWith(ordinaryUser, "stylize names a picture that the system does not let it read", async () => {
  using room = await paintRoom();
  Deno.chmodSync(room.file("content.png"), 0o000);
  const { code, stderr } = await runCli(["stylize", ...PAINT.split(" ")], { cwd: room.path });
  assert.equal(code, 1);
  assert.match(stderr, /^error: Cannot read .*content\.png as the system denies it/);
});

testWith(
  smallDisk,
  "stylize refuses a folder without the right to write before it paints",
  async () => {
    using room = await paintRoom();
    using disk = mountSmallDisk({ readOnly: true });
    const args = PAINT.replace("out.png", `${disk.path}/out.png`).split(" ");
    const { code, stdout, stderr } = await runCli(["stylize", ...args], { cwd: room.path });
    assert.deepEqual({ code, stdout }, { code: 1, stdout: "" });
    assert.match(
      stderr,
      /^error: Cannot write .*out\.png as its disk is read-only: choose another/,
    );
    assert.equal(stderr.trimEnd().split("\n").length, 1);
  },
);

testWith(smallDisk, "stylize leaves nothing on a disk that fills up", async () => {
  using room = await paintRoom();
  using disk = mountSmallDisk();
  const args = PAINT.replace("out.png", `${disk.path}/out.png`).split(" ");
  const large = ["--size", "256", "--init", "noise", "--quiet"];
  const { code, stdout, stderr } = await runCli(["stylize", ...args, ...large], { cwd: room.path });
  assert.deepEqual({ code, stdout }, { code: 1, stdout: "" });
  assert.match(stderr, /^error: Cannot write .*out\.png as the disk is full: free some space/);
  assert.equal(stderr.trimEnd().split("\n").length, 1);
  assert.deepEqual(Array.from(Deno.readDirSync(disk.path)), []);
});
