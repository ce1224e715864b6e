import assert from "node:assert/strict";
import { type PaintRoom, paintRoom, TINY_FLAGS } from "../support/paint_room.ts";
import { type MainOutcome, runMain } from "../support/run_main.ts";

function batch(room: PaintRoom, ...args: string[]): Promise<MainOutcome> {
  const full = args.map((arg) => arg === "tiny.safetensors" ? room.file(arg) : arg);
  return runMain(["batch", ...full], { folder: room.path });
}

function painted(room: PaintRoom): string[] {
  return Array.from(Deno.readDirSync(room.file("out")), ({ name }) => name).toSorted();
}

Deno.test("`readBatch()` paints each content with each style, blends included, into a new folder", async () => {
  using room = await paintRoom();
  const styles = ["--style", "style.png", "--style", "style.png+content.png"];
  const outcome = await batch(room, "content.png", ...styles, "-o", "out", ...TINY_FLAGS);
  assert.equal(outcome.code, 0, outcome.reported.join("\n"));
  assert.deepEqual(painted(room), ["content-style+content.png", "content-style.png"]);
  assert.equal(outcome.printed.at(-1), "2 of 2 pictures painted");
});

Deno.test("`readBatch()` goes on after a failure, sums up, and fails in the end", async () => {
  using room = await paintRoom();
  Deno.writeTextFileSync(room.file("text.png"), "no picture");
  const contents = ["gone.png", "text.png", "content.png"];
  const outcome = await batch(
    room,
    ...contents,
    "--style",
    "style.png",
    "-o",
    "out",
    ...TINY_FLAGS,
  );
  assert.equal(outcome.code, 1);
  assert.deepEqual(painted(room), ["content-style.png"]);
  assert.equal(outcome.printed.at(-1), "1 of 3 pictures painted, 2 failed");
  const errors = outcome.reported.filter((line) => line.startsWith("error: "));
  assert.match(errors[0]!, /gone\.png as it does not exist/);
  assert.match(errors[1]!, /text\.png/);
});

Deno.test("`readBatch()` tells programs of each picture", async () => {
  using room = await paintRoom();
  const args = ["gone.png", "content.png", "--style", "style.png", "-o", "out", "--json"];
  const { printed } = await batch(room, ...args, "--format", "webp", ...TINY_FLAGS);
  const types = printed.map((line) => JSON.parse(line).type);
  assert.deepEqual(types, ["failure", "progress", "progress", "progress", "result"]);
  assert.deepEqual(painted(room), ["content-style.webp"]);
});

Deno.test("`readBatch()` takes a plus sign for a part of a name where such a file exists", async () => {
  using room = await paintRoom();
  Deno.copyFileSync(room.file("style.png"), room.file("a+b.png"));
  const args = ["content.png", "--style", "a+b.png", "-o", "out"];
  assert.equal((await batch(room, ...args, ...TINY_FLAGS)).code, 0);
  assert.deepEqual(painted(room), ["content-a+b.png"]);
});

for (
  const [line, message] of [
    ["--style s -o out", /^error: Cannot paint without a content: write batch CONTENT/],
    ["content.png -o out", /^error: Cannot paint without a style: write batch/],
    ["content.png --style s", /^error: Cannot paint without an output folder: write batch/],
    ["content.png --style a+ -o out", /^error: Cannot use --style "a\+" as a name around its \+/],
    ["content.png --style s --style-weights 1,2 -o out", /2 style weights for 1 styles/],
    ["content.png --style s --size 0 -o out", /--size as it must be a whole number/],
  ] as const
) {
  Deno.test(`\`readBatch()\` refuses "${line}" as wrong usage and makes no folder`, async () => {
    using room = await paintRoom();
    const { code, reported } = await batch(room, ...line.split(" "));
    assert.equal(code, 2);
    assert.equal(reported.length, 1);
    assert.match(reported[0]!, message);
    assert.ok(!room.names().includes("out"));
  });
}
