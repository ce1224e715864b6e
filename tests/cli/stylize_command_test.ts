import assert from "node:assert/strict";
import { RECORD_KEY } from "../../src/stylize/result.ts";
import { decode } from "../../src/image/decode.ts";
import { readPngText } from "../../src/image/png_text.ts";
import { madeRecord } from "../support/made_record.ts";
import { type PaintRoom, paintRoom, TINY_FLAGS, wavyPng } from "../support/paint_room.ts";
import { type MainOutcome, runMain } from "../support/run_main.ts";

function stylize(room: PaintRoom, ...args: string[]): Promise<MainOutcome> {
  // The module itself finds weights from the folder of the process, so they are named in full.
  const full = args.map((arg) => arg === "tiny.safetensors" ? room.file(arg) : arg);
  return runMain(["stylize", ...full], { folder: room.path });
}

async function pixelsOf(path: string): Promise<Uint8Array> {
  return (await decode(Deno.readFileSync(path))).data;
}

Deno.test("`readStylize()` paints a picture with its plot and its record", async () => {
  using room = await paintRoom();
  const files = ["-o", "out.png", "--plot", "loss.svg", "--record", "run.json"];
  const outcome = await stylize(room, "content.png", "style.png", ...files, ...TINY_FLAGS);
  assert.equal(outcome.code, 0, outcome.reported.join("\n"));
  assert.match(
    outcome.printed.join("\n"),
    /out\.png: 64 x 43 px, 3 iterations with vgg19-lite on /,
  );
  assert.deepEqual(room.names(), [
    ...["content.png", "loss.svg", "out.png", "run.json", "style.png", "tiny.safetensors"],
  ]);
  const record = JSON.parse(Deno.readTextFileSync(room.file("run.json")));
  assert.equal(record.curve.length, 3);
  const { curve: _, ...short } = record;
  const carried = readPngText(Deno.readFileSync(room.file("out.png")), RECORD_KEY);
  assert.deepEqual(JSON.parse(carried ?? ""), short);
  assert.ok(
    !Deno.readTextFileSync(room.file("run.json")).includes(room.path),
    "a record has no paths",
  );
});

Deno.test("`readStylize()` repeats a record or a painted PNG byte for byte", async () => {
  using room = await paintRoom();
  const given = ["--seed", "7", "--init", "noise", "--style-scale", "0.5"];
  const paint = ["content.png", "style.png", "-o", "a.png", "--record", "run.json"];
  await stylize(room, ...paint, ...given, ...TINY_FLAGS);
  const weights = ["--weights", "tiny.safetensors"];
  for (const source of ["run.json", "a.png"]) {
    const outcome = await stylize(room, "--from", source, "-o", "b.png", "--force", ...weights);
    assert.equal(outcome.code, 0, outcome.reported.join("\n"));
    assert.deepEqual(await pixelsOf(room.file("b.png")), await pixelsOf(room.file("a.png")));
  }
  const other = await stylize(room, "--from", "a.png", "-o", "c.png", "--seed", "8", ...weights);
  assert.equal(other.code, 0);
  assert.notDeepEqual(await pixelsOf(room.file("c.png")), await pixelsOf(room.file("a.png")));
});

Deno.test("`readStylize()` gives another picture the same look", async () => {
  using room = await paintRoom();
  Deno.writeFileSync(room.file("other.png"), await wavyPng(30, 60));
  await stylize(room, "content.png", "style.png", "-o", "a.png", ...TINY_FLAGS);
  const weights = ["--weights", "tiny.safetensors"];
  const outcome = await stylize(room, "--like", "a.png", "other.png", "-o", "b.jpg", ...weights);
  assert.equal(outcome.code, 0, outcome.reported.join("\n"));
  assert.match(outcome.printed.join("\n"), /b\.jpg: 32 x 64 px, 3 iterations/);
});

Deno.test("`readStylize()` notes that a record names other weights or another engine", async () => {
  using room = await paintRoom();
  const record = ["--record", "run.json"];
  await stylize(room, "content.png", "style.png", "-o", "a.png", ...record, ...TINY_FLAGS);
  const text = Deno.readTextFileSync(room.file("run.json"));
  const changed = text.replace(/("sha256": ")\w{4}(\w+"\n {2}\},\n {2}"engine")/, "$10000$2")
    .replace('"device": "', '"device": "not ');
  assert.notEqual(changed, text);
  Deno.writeTextFileSync(room.file("run.json"), changed);
  const weights = ["--weights", "tiny.safetensors"];
  const { reported } = await stylize(room, "--from", "run.json", "-o", "b.png", ...weights);
  const notes = reported.filter((line) => line.startsWith("note: Painted"));
  assert.match(notes[0]!, /^note: Painted with other weights of vgg19-lite than the record names$/);
  assert.match(notes[1]!, /^note: Painted on reference:wasm .* may differ in fine detail$/);
});

Deno.test("`readStylize()` starts from a picture and blends styles by weight", async () => {
  using room = await paintRoom();
  const blend = ["content.png", "style.png", "content.png", "--style-weights", "2,1"];
  const start = ["--init", "style.png", "--record", "run.json"];
  const outcome = await stylize(room, ...blend, ...start, "-o", "a.webp", ...TINY_FLAGS);
  assert.equal(outcome.code, 0, outcome.reported.join("\n"));
  const { inputs } = JSON.parse(Deno.readTextFileSync(room.file("run.json")));
  assert.deepEqual(inputs.styles.map((style: { weight: number }) => style.weight), [2, 1]);
  assert.equal(inputs.init.sha256, inputs.styles[0].sha256);
});

const USAGE: readonly (readonly [string, RegExp])[] = [
  ["-o a.png", /^error: Cannot paint without a content: write stylize CONTENT STYLE\.\.\. -o OUT$/],
  ["content.png -o a.png", /^error: Cannot paint without a style: write/],
  ["content.png style.png", /^error: Cannot paint without an output: write/],
  ["content.png style.png -o a.tiff", /^error: Cannot write a\.tiff as its ending names no format/],
  ["content.png style.png -o a.png --plot a.png", /^error: Cannot write two files to .*a\.png/],
  ["content.png style.png -o a.png --plot=", /^error: Cannot use --plot as its path is empty$/],
  ["content.png style.png style.png -o a.png --style-weights 1", /1 style weights for 2 styles/],
  ["content.png style.png -o a.png --style-layers conv9_9", /^error: Cannot find layer "conv9_9"/],
  ["content.png style.png -o a.png --content-layers block4_conv2:x", /a weight of contentLayers/],
  [
    "content.png style.png -o a.png --strength 1 --style-weight 3",
    /^error: Cannot use strength tog/,
  ],
  [
    "content.png style.png -o a.png --strength 1 --preset classic",
    /^error: Cannot use strength wit/,
  ],
  ["--from r --like r content.png -o a.png", /^error: Cannot use --from together with --like/],
  ["--like run.json -o a.png", /^error: Cannot use --like without a picture: write stylize --like/],
];

for (const [line, message] of USAGE) {
  Deno.test(`\`readStylize()\` refuses "${line}" as wrong usage and writes nothing`, async () => {
    using room = await paintRoom();
    Deno.writeTextFileSync(room.file("run.json"), JSON.stringify(madeRecord()));
    const before = room.names();
    const { code, printed, reported } = await stylize(room, ...line.split(" "));
    assert.deepEqual({ code, printed, lines: reported.length }, { code: 2, printed: [], lines: 1 });
    assert.match(reported[0]!, message);
    assert.deepEqual(room.names(), before);
  });
}
