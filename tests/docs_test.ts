/** What the documents say is tried: commands, flags, snippets, links and the table of options. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { withOptions } from "../.ci/options_doc.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { CHECKOUT } from "./support/module_graph.ts";
import { filesUnder } from "./support/files_under.ts";
import { runDeno } from "./support/run_deno.ts";

/** A command in a document, without its environment and without the way in which Deno is reached. */
interface DocumentedCommand {
  readonly place: string;
  readonly words: readonly string[];
}

const documents = [...filesUnder("bench"), ...filesUnder("examples"), ...filesUnder("tests/golden")]
  .concat("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
  .filter((file) => file.endsWith(".md") && existsSync(new URL(file, CHECKOUT)));
const { tasks }: { tasks: Record<string, string> } = JSON.parse(read("deno.json"));
const commands = documents.flatMap(commandsIn);

function read(file: string): string {
  return readFileSync(new URL(file, CHECKOUT), "utf8");
}

function blocksOf(file: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms");
  return Array.from(read(file).matchAll(fence), ([, body]) => body!);
}

function commandsIn(file: string): DocumentedCommand[] {
  return blocksOf(file, "sh").flatMap((block) => block.replaceAll(/\\\n\s*/g, "").split("\n"))
    .map((line) => line.replace(/ #.*/, "").trim().replace(/^(?:[A-Z_]+=\S* )+/, ""))
    .filter((line) => /^(?:deno|npx) /.test(line))
    .map((line) => ({
      place: `${file}: ${line}`,
      words: line.replace(/^npx -y deno@2\.9\.6 /, "deno ").split(/\s+/).slice(1),
    }));
}

Deno.test("README shows the two commands that a fresh machine needs", () => {
  const shown = commands.filter(({ place }) => place.startsWith("README.md")).map((c) => c.place);
  for (const name of ["demo", "test"]) {
    assert.ok(shown.includes(`README.md: npx -y deno@2.9.6 task ${name}`), name);
  }
});

Deno.test("every documented task exists", () => {
  const named = commands.filter(({ words }) => words[0] === "task");
  assert.ok(named.length > 0);
  const lost = named.filter(({ words }) => !((words[1] ?? "") in tasks));
  assert.deepEqual(lost.map(({ place }) => place), []);
});

Deno.test("every documented file that Deno should run or test exists", () => {
  const lost = commands.filter(({ words }) =>
    words[0] !== "task" &&
    words.some((word) =>
      /^(?:src|tests|bench|examples|\.ci)\//.test(word) && !existsSync(new URL(word, CHECKOUT))
    )
  );
  assert.deepEqual(lost.map(({ place }) => place), []);
});

Deno.test("every documented flag is one of its command", async () => {
  const unknown: string[] = [];
  for (const { place, words: [verb, task = "", ...rest] } of commands) {
    const entry = COMMANDS.find(({ name }) => tasks[task]?.endsWith(`src/cli/main.ts ${name}`));
    if (verb !== "task" || !entry) continue;
    const { flags } = await entry.load();
    const known = flags.flatMap((
      { name, short },
    ) => [`--${name}`, ...(short ? [`-${short}`] : [])]);
    const used = rest.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split("=")[0]!);
    unknown.push(
      ...used.filter((flag) => !known.includes(flag) && !["--help", "-h"].includes(flag))
        .map((flag) => `${place} (${flag})`),
    );
  }
  assert.deepEqual(unknown, []);
});

Deno.test("every snippet of README and CONTRIBUTING type-checks", async () => {
  for (const file of ["README.md", "CONTRIBUTING.md"].filter((name) => documents.includes(name))) {
    const { code, stderr } = await runDeno(["check", "--doc-only", file], { cwd: CHECKOUT });
    assert.equal(code, 0, stderr);
  }
});

Deno.test("every link to a file leads to one", () => {
  const lost = documents.flatMap((file) =>
    Array.from(read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g), ([, link]) => link!)
      .filter((link) => !existsSync(new URL(link, new URL(file, CHECKOUT))))
      .map((link) => `${file}: ${link}`)
  );
  assert.deepEqual(lost, []);
});

Deno.test("the options in README are those of the table; `deno task docs` writes them", () => {
  assert.equal(read("README.md"), withOptions(read("README.md")));
});
