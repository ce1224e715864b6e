import assert from "node:assert/strict";
import { join } from "node:path";
import { readRepeatedInput, type Repetition } from "../../src/cli/repeat_input.ts";
import { hexDigest } from "../../src/host/digest.ts";
import type { StylizeInput } from "../../src/stylize/job.ts";
import type { RecordedPicture } from "../../src/stylize/record.ts";
import { fakePlatform } from "../support/fake_platform.ts";
import { madeRecord } from "../support/made_record.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

const PICTURES = { content: "the content", one: "style one", two: "style two", init: "a start" };

function hashOf(text: string): RecordedPicture {
  const bytes = new TextEncoder().encode(text);
  return { sha256: hexDigest("sha256", bytes), bytes: bytes.length };
}

/** A folder with a record's pictures under other names, another picture, and a place to stand in. */
interface RepetitionRoom extends Disposable {
  read(changes: Partial<Repetition>): Promise<StylizeInput>;
  path(name: string): string;
}

function room(): RepetitionRoom {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(PICTURES)) {
    Deno.writeTextFileSync(join(folder.path, `renamed-${name}`), text);
  }
  Deno.writeTextFileSync(join(folder.path, "other"), "THE CONTENT");
  Deno.mkdirSync(join(folder.path, "stand"));
  const repetition: Repetition = {
    mode: "from",
    path: join(folder.path, "run.json"),
    record: madeRecord({
      options: { styleScale: 2 },
      inputs: {
        content: hashOf(PICTURES.content),
        styles: [
          { ...hashOf(PICTURES.one), weight: 2, scale: 2 },
          { ...hashOf(PICTURES.two), weight: 1, scale: 3 },
        ],
        init: hashOf(PICTURES.init),
      },
    }),
    styles: [],
    repeatsInit: true,
  };
  const platform = fakePlatform("linux", {}, join(folder.path, "stand"));
  return {
    read: (changes: Partial<Repetition>) =>
      readRepeatedInput({ ...repetition, ...changes }, platform),
    path: (name: string) => join(folder.path, name),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

function textOf(source: unknown): string {
  return source instanceof Uint8Array ? new TextDecoder().decode(source) : "";
}

Deno.test("`readRepeatedInput()` finds every picture by its bytes beside the record", async () => {
  using there = room();
  const input = await there.read({});
  assert.equal(textOf(input.content), PICTURES.content);
  assert.equal(textOf(input.init), PICTURES.init);
  const styles = input.styles.map((style) => {
    assert.ok("image" in style);
    return { text: textOf(style.image), weight: style.weight, scale: style.scale };
  });
  // The scale of each style is given on top of the option styleScale, which is 2.
  assert.deepEqual(styles, [
    { text: PICTURES.one, weight: 2, scale: 1 },
    { text: PICTURES.two, weight: 1, scale: 1.5 },
  ]);
});

Deno.test("`readRepeatedInput()` also searches where the person stands", async () => {
  using there = room();
  Deno.renameSync(there.path("renamed-content"), there.path("stand/x"));
  assert.equal((await there.read({})).name, there.path("stand/x"));
});

Deno.test("`readRepeatedInput()` takes named styles in any order", async () => {
  using there = room();
  const { styles } = await there.read({ styles: ["../renamed-two", "../renamed-one"] });
  assert.deepEqual(styles.map((style) => "name" in style ? style.name : ""), [
    "../renamed-one",
    "../renamed-two",
  ]);
});

Deno.test("`readRepeatedInput()` refuses another content under --from and suggests --like", async () => {
  using there = room();
  await assert.rejects(there.read({ content: "../other" }), {
    message:
      "Cannot repeat run.json with ../other as it is another picture than the one painted then: " +
      "use --like to give another picture the same look",
  });
});

Deno.test("`readRepeatedInput()` takes another content under --like, but no other style", async () => {
  using there = room();
  const input = await there.read({ mode: "like", content: "../other" });
  assert.equal(textOf(input.content), "THE CONTENT");
  await assert.rejects(there.read({ mode: "like", content: "../other", styles: ["../other"] }), {
    message: /^Cannot use \.\.\/other as a style of run\.json as it is none of the pictures/,
  });
});

Deno.test("`readRepeatedInput()` names a picture that is nowhere, and where it looked", async () => {
  using there = room();
  Deno.removeSync(there.path("renamed-two"));
  await assert.rejects(there.read({}), ({ message }: Error) => {
    assert.match(
      message,
      /^Cannot find style 2 of run\.json \(9 bytes, SHA-256 [0-9a-f]{64}\) in /,
    );
    assert.ok(message.includes(there.path("stand")));
    return true;
  });
});

Deno.test("`readRepeatedInput()` starts elsewhere where the person says so", async () => {
  using there = room();
  assert.equal((await there.read({ repeatsInit: false })).init, undefined);
  assert.equal(textOf((await there.read({ init: "../other" })).init), "THE CONTENT");
});
