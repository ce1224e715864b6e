/** Runs what `deno task ok` runs, and the slow tests, to the end even where something fails. */
// deno-lint-ignore-file no-console -- the log is what this program is for
import { addSums, sumTests, type TestSum } from "./test_sum.ts";

const { tasks }: { tasks: Record<string, string> } = JSON.parse(
  Deno.readTextFileSync(new URL("../deno.json", import.meta.url)),
);
const quick = (tasks.ok ?? "").split(" && ");
const slow = Object.keys(tasks).filter((name) => name.startsWith("test:"))
  .map((name) => `deno task ${name}`).filter((command) => !quick.includes(command));

const NOTHING: TestSum = { passed: 0, failed: 0, skipped: 0 };

let sum = NOTHING;
for (const command of [...quick, ...slow]) sum = addSums(sum, await check(command));
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
Deno.exit(sum.failed > 0 ? 1 : 0);

async function check(command: string): Promise<TestSum> {
  console.log(`\n== ${command}`);
  const start = performance.now();
  const [, ...args] = command.split(" ");
  const process = new Deno.Command(Deno.execPath(), {
    args,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).spawn();
  const [output, , { code }] = await Promise.all([
    passOn(process.stdout),
    passOn(process.stderr),
    process.status,
  ]);
  const found = sumTests(output);
  console.log(`== ${command}: exit ${code}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  // A check without tests, or a run that broke before its summary, counts as one failure.
  return code !== 0 && found.failed === 0 ? addSums(found, { ...NOTHING, failed: 1 }) : found;
}

async function passOn(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stream) {
    Deno.stdout.writeSync(chunk);
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}
