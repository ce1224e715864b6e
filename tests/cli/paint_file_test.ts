import assert from "node:assert/strict";
import { Interruption } from "../../src/cli/interruption.ts";
import { lineReporter } from "../../src/cli/line_reporter.ts";
import { planOutput } from "../../src/cli/output_file.ts";
import { paintFile, type PaintPlan } from "../../src/cli/paint_file.ts";
import { readInput } from "../../src/cli/read_input.ts";
import { decode } from "../../src/image/decode.ts";
import { encode } from "../../src/image/encode.ts";
import { checkRequest } from "../../src/stylize/check_request.ts";
import { Stylizer } from "../../src/stylize/stylizer.ts";
import type { StylizeOptions } from "../../src/stylize/stylize_options.ts";
import { type PaintRoom, paintRoom, wavyPng } from "../support/paint_room.ts";
import { type RecordedShell, recordedShell } from "../support/recorded_shell.ts";

/** How a test paints. */
interface Painting {
  readonly room: PaintRoom;
  readonly output: string;
  readonly options?: StylizeOptions;
  readonly plan?: Partial<PaintPlan>;
  /** Called at each iteration. */
  readonly onProgress?: (shell: RecordedShell) => void;
}

async function paint(painting: Painting): Promise<RecordedShell> {
  const { room, output, onProgress } = painting;
  const shell = recordedShell({ folder: room.path });
  const options: StylizeOptions = {
    ...{ weights: room.file("tiny.safetensors"), network: "vgg19-lite", engine: "reference:wasm" },
    ...{ size: 64, iterations: 3 },
    ...painting.options,
  };
  const paths = { content: "content.png", styles: ["style.png"] };
  using interruption = new Interruption(shell);
  await using stylizer = new Stylizer();
  const reporter = lineReporter(shell.terminal);
  await paintFile({
    readInput: () => readInput(paths, shell.platform),
    options,
    settings: checkRequest(options, 1),
    output: planOutput(output, { platform: shell.platform }),
    force: false,
    ...painting.plan,
  }, {
    stylizer,
    interruption,
    reporter: {
      ...reporter,
      progress(progress): void {
        reporter.progress(progress);
        onProgress?.(shell);
      },
    },
  });
  return shell;
}

async function sizeOf(path: string): Promise<string> {
  const { width, height } = await decode(Deno.readFileSync(path));
  return `${width} x ${height}`;
}

Deno.test("`paintFile()` keeps a picture at every asked iteration, numbered beside the result", async () => {
  using room = await paintRoom();
  await paint({ room, output: "a.jpg", options: { iterations: 5, snapshotEvery: 2 } });
  assert.deepEqual(room.names().filter((name) => name.startsWith("a")), [
    "a-000002.jpg",
    "a-000004.jpg",
    "a.jpg",
  ]);
  assert.equal(await sizeOf(room.file("a-000002.jpg")), "64 x 43");
});

Deno.test("`paintFile()` refuses to replace a file before it paints, snapshots included", async () => {
  for (const there of ["a.png", "loss.svg", "run.json", "a-000009.png"]) {
    using room = await paintRoom();
    Deno.writeTextFileSync(room.file(there), "mine");
    const before = room.names();
    let iterations = 0;
    await assert.rejects(
      paint({
        room,
        output: "a.png",
        options: { snapshotEvery: 2 },
        plan: { plot: room.file("loss.svg"), record: room.file("run.json") },
        onProgress: () => iterations++,
      }),
      /already exists: choose another name, or replace it with --force$/,
    );
    assert.equal(iterations, 0);
    assert.deepEqual(room.names(), before);
    assert.equal(Deno.readTextFileSync(room.file(there)), "mine");
  }
});

Deno.test("`paintFile()` replaces files where it may", async () => {
  using room = await paintRoom();
  Deno.writeTextFileSync(room.file("a.png"), "mine");
  await paint({ room, output: "a.png", plan: { force: true } });
  assert.equal(await sizeOf(room.file("a.png")), "64 x 43");
});

Deno.test("`paintFile()` says that a transparent result lies on a background in JPEG, and only there", async () => {
  using room = await paintRoom();
  Deno.writeFileSync(room.file("content.png"), await wavyPng(48, 32, 128));
  const flattened = "note: Transparent parts lie on #ff0000, as JPEG has no transparency";
  const options = { background: "#ff0000" };
  assert.ok((await paint({ room, output: "a.jpg", options })).reported.includes(flattened));
  assert.ok(!(await paint({ room, output: "a.png", options })).reported.includes(flattened));
});

Deno.test("`paintFile()` writes the picture of an interrupted run at the asked size", async () => {
  using room = await paintRoom();
  let iterations = 0;
  await paint({
    room,
    output: "a.png",
    options: { size: 256, iterations: 300 },
    onProgress(shell): void {
      if (++iterations === 2) shell.platform.raise("SIGINT");
    },
  });
  assert.ok(iterations < 10, `${iterations} iterations`);
  assert.equal(await sizeOf(room.file("a.png")), "256 x 171");
});

Deno.test("`paintFile()` writes the last good picture of a run that diverges, and throws the cause", async () => {
  using room = await paintRoom();
  // A step of 1e-9 is lost in float32 at gray 0.5, and a frozen run counts as diverged.
  const gray = { width: 48, height: 32, data: new Uint8Array(48 * 32 * 4).fill(128) };
  for (let at = 3; at < gray.data.length; at += 4) gray.data[at] = 255;
  Deno.writeFileSync(room.file("content.png"), await encode(gray, { format: "png" }));
  const options = { optimizer: "adam", learningRate: 1e-9 } as const;
  await assert.rejects(paint({ room, output: "a.png", options }), ({ name, message }: Error) => {
    assert.equal(name, "DivergenceError");
    assert.match(
      message,
      /^Stopped after \d+ iterations: .* \(the last good picture is in .*a\.png\)$/,
    );
    return true;
  });
  assert.equal(await sizeOf(room.file("a.png")), "64 x 43");
});

Deno.test("`paintFile()` notes each warning once", async () => {
  using room = await paintRoom();
  const { reported } = await paint({ room, output: "a.png" });
  assert.deepEqual(reported.filter((line) => line.startsWith("note: ")), [
    "note: Enlarging content.png from 48 px to 64 px before painting",
  ]);
});
