/** Holds the whole checkout to its rooms, arrows and sizes: the rules that no single test could see. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { CHECKOUT, findCycle, readModuleGraph } from "./support/module_graph.ts";
import { codeText } from "./support/code_text.ts";
import { ROOMS, WATCHED_GLOBALS } from "./support/rooms.ts";
import { filesUnder } from "./support/files_under.ts";

/** Files that nothing imports on purpose. */
const DOORS: Readonly<Record<string, string>> = {
  "mod.ts": "the module",
  "src/cli/main.ts": "the command line",
  "src/engine/wasm/threads/worker.ts": "the thread, which a crew starts by its address",
  "src/engine/reference/autodiff.ts": "the yardstick that tests and the bench hold engines to",
};

/** Source files without a test of their own, each with the reason. */
const UNMIRRORED: Readonly<Record<string, string>> = {};

const files = filesUnder("src").filter((file) => /\.(?:ts|js)$/.test(file));
const graph = await readModuleGraph(Object.keys(DOORS));

function read(file: string): string {
  return readFileSync(new URL(file, CHECKOUT), "utf8");
}

function roomOf(file: string): string | undefined {
  return /^src\/([^/]+)\//.exec(file)?.[1];
}

function lineCount(file: string): number {
  return read(file).split("\n").length - 1;
}

Deno.test("every import goes to a room or package that the importer's room allows", () => {
  const forbidden = graph.filter(({ from, to, typeOnly }) => {
    const room = roomOf(from);
    if (room === undefined) return false;
    const rule = ROOMS[room];
    const target = roomOf(to);
    if (!rule || to === "mod.ts") return true;
    if (target === undefined) return !(rule.packages ?? []).includes(to);
    if (target === room || rule.imports.includes(target)) return false;
    return !(typeOnly && rule.types?.includes(target));
  });
  assert.deepEqual(forbidden, []);
});

Deno.test("the table of rooms allows nothing that no room uses", () => {
  const unused = Object.entries(ROOMS).flatMap(([room, rule]) => {
    const targets = graph.filter(({ from }) => roomOf(from) === room)
      .map(({ to }) => roomOf(to) ?? to);
    const globals = files.filter((file) => roomOf(file) === room).flatMap(touchedGlobals);
    const allowed = [...rule.imports, ...rule.types ?? [], ...rule.packages ?? []];
    return [
      ...allowed.filter((name) => !targets.includes(name)),
      ...(rule.touches ?? []).filter((name) => !globals.includes(name)),
    ].map((name) => `${room}: ${name}`);
  });
  assert.deepEqual(unused, []);
});

Deno.test("no file imports itself on any way round, even for a type", () => {
  assert.equal(findCycle(graph)?.join(" -> "), undefined);
});

Deno.test("every source file is reached from a door", () => {
  const reached = new Set(graph.flatMap(({ from, to }) => [from, to]));
  const typings = /\.d\.ts$/;
  assert.deepEqual(files.filter((file) => !reached.has(file) && !typings.test(file)), []);
});

Deno.test("only licensed rooms touch files, network, device, console, clock or chance", () => {
  const trespasses = files.flatMap((file) => {
    const licence = ROOMS[roomOf(file) ?? ""]?.touches ?? [];
    return touchedGlobals(file).filter((name) => !licence.includes(name))
      .map((name) => `${file}: ${name}`);
  });
  assert.deepEqual(trespasses, []);
});

Deno.test("a file that opens its room says what the room must not know", () => {
  const silent = Object.keys(ROOMS).filter((room) =>
    !files.some((file) => roomOf(file) === room && read(file).includes(`The room \`${room}\``))
  );
  assert.deepEqual(silent, []);
});

Deno.test("`mod.ts` re-exports and does nothing else, and no other file re-exports", () => {
  const statement = /^export (?:type )?\{[^}]*\} from\s+;$/gm;
  assert.equal(codeText(read("mod.ts")).replace(statement, "").trim(), "");
  const barrels = files.filter((file) => /^export [^;=]* from\s/m.test(codeText(read(file))));
  assert.deepEqual(barrels, []);
});

Deno.test("no file has a name that says nothing", () => {
  const vague = /^(?:utils?|misc|helpers?|index|common|shared|lib)$/;
  assert.deepEqual(files.filter((file) => vague.test(basename(file).replace(/\..*/, ""))), []);
});

Deno.test("files are named in snake case", () => {
  const named = /^[a-z0-9]+(?:_[a-z0-9]+)*(?:\.d)?\.(?:ts|js)$/;
  assert.deepEqual(files.filter((file) => !named.test(basename(file))), []);
});

Deno.test("files are short: none over 400 lines, nine in ten up to 250, half up to 80", () => {
  const sizes = files.map(lineCount).sort((a, b) => a - b);
  assert.deepEqual(files.filter((file) => lineCount(file) > 400), []);
  assert.ok(sizes[Math.floor(0.9 * sizes.length)]! <= 250);
  assert.ok(sizes[Math.floor(0.5 * sizes.length)]! <= 80);
});

Deno.test("every source file that runs has its test", () => {
  const lacking = files.filter((file) =>
    runs(file) && !(file in UNMIRRORED) && !existsSync(new URL(mirrorOf(file), CHECKOUT))
  );
  assert.deepEqual(lacking, []);
});

Deno.test("every test of a room mirrors a source file", () => {
  const mirrors = new Set(files.map(mirrorOf));
  const strays = filesUnder("tests").filter((file) =>
    Object.keys(ROOMS).some((room) => file.startsWith(`tests/${room}/`)) &&
    file.endsWith("_test.ts") && !mirrors.has(file)
  );
  assert.deepEqual(strays, []);
});

Deno.test("source code goes around no check of the compiler or the linter", () => {
  const evasions = files.flatMap((file) => {
    const code = codeText(read(file));
    const found = [
      ...code.match(/\bas unknown as\b|[:<|(] ?any\b|\bas any\b|[\w)\]]!(?=[\s.,;)\]}])/g) ?? [],
      ...read(file).match(/deno-lint-ignore|@ts-(?:ignore|expect-error|nocheck)/g) ?? [],
    ];
    return found.map((text) => `${file}: ${text}`);
  });
  assert.deepEqual(evasions, []);
});

Deno.test("every function that `mod.ts` exports has an example", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", "mod.ts"],
    cwd: CHECKOUT,
  }).output();
  interface Declaration {
    readonly kind: string;
    readonly jsDoc?: { readonly tags?: readonly { readonly kind: string }[] };
  }
  const { nodes }: {
    nodes: Record<string, { symbols: { name: string; declarations: Declaration[] }[] }>;
  } = JSON.parse(new TextDecoder().decode(stdout));
  const lacking = Object.values(nodes).flatMap(({ symbols }) => symbols)
    .filter(({ declarations }) =>
      declarations.some(({ kind, jsDoc }) =>
        kind === "function" && !jsDoc?.tags?.some((tag) => tag.kind === "example")
      )
    );
  assert.deepEqual(lacking.map(({ name }) => name), []);
});

Deno.test("deno.lock keeps what only tests need out of a first run", () => {
  // `deno task` installs all that the lock names before it starts; the union package alone is 240 MB.
  assert.ok(read("tests/deno.lock").includes("npm:@tensorflow/tfjs@"));
  assert.ok(!read("deno.lock").includes("npm:@tensorflow/tfjs@"));
});

Deno.test("ARCHITECTURE.md names files that exist", () => {
  const named = read("ARCHITECTURE.md").matchAll(/`((?:src|tests|bench|plugins|\.ci)\/[\w./-]+)`/g);
  const lost = Array.from(named, ([, file]) => file!)
    .filter((file) => !existsSync(new URL(file, CHECKOUT)));
  assert.deepEqual(lost, []);
});

function touchedGlobals(file: string): string[] {
  const code = codeText(read(file));
  // A property of the same name (`headers.fetch`) and a key (`fetch:`) are not the global.
  return WATCHED_GLOBALS.filter((name) => new RegExp(`(?<![.\\w#])${name}\\b(?!\\??:)`).test(code));
}

/** Whether a file holds anything but types. */
function runs(file: string): boolean {
  if (file.endsWith(".d.ts")) return false;
  return /^(?:export )?(?:async )?(?:function|class|const|let|enum|abstract class)\b/m
    .test(codeText(read(file))) || file.endsWith("main.ts");
}

function mirrorOf(file: string): string {
  return file.replace(/^src\//, "tests/").replace(/\.(?:d\.ts|ts|js)$/, "_test.ts");
}
