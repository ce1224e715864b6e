/**
 * `deno task bench`: seconds per iteration of every engine, beside stock tfjs autodiff and PyTorch.
 * It prints a table; what is worth keeping is put into `record.md` by hand, with the machine's name.
 */
// deno-lint-ignore-file no-console -- printing the table is what this program is for
import { parseArgs } from "node:util";
import { BackendUnavailableError } from "../src/base/errors.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { Network } from "../src/vgg/network.ts";
import { loadNetwork } from "../src/weights/load_network.ts";
import { measurePeak, type Peak } from "./peak.ts";
import { randomNetwork } from "./random_network.ts";
import { startSubject, type Subject, SUBJECTS } from "./subjects.ts";
import { timeIteration } from "./time_iteration.ts";
import { timeTorch } from "./torch_peer.ts";

/**
 * Work of one iteration for each pixel: 361,152 multiply-adds forward through VGG19 up to `block5_conv1`, as many
 * back to the picture, and 17,408 for the five Gram matrices, twice as well; two operations each.
 */
const FLOP_PER_PIXEL = 2 * 2 * (361_152 + 17_408);

const { values: flags } = parseArgs({
  options: {
    sizes: { type: "string", default: "128,256" },
    engines: { type: "string" },
    repeats: { type: "string", default: "5" },
    threads: { type: "string", default: "1" },
    weights: { type: "string" },
    peer: { type: "string" },
  },
});
const sizes = flags.sizes.split(",").map(Number);
const repeats = Number(flags.repeats);

await main();

async function main(): Promise<void> {
  const network = await readNetwork();
  const { deno } = Deno.version;
  console.log(`Deno ${deno} on ${Deno.build.target}, ${network.source}, median of ${repeats}\n`);
  console.log("| engine | size px | s / iteration | GFLOP/s | share of matMul peak |");
  console.log("|---|---|---|---|---|");
  for (const subject of chosenSubjects()) await timeSubject(subject, network);
  if (flags.peer === "torch") await timePeer();
}

function chosenSubjects(): Subject[] {
  if (flags.engines === undefined) return [...SUBJECTS];
  return flags.engines.split(",").map((name) => {
    const subject = SUBJECTS.find((candidate) => candidate.name === name);
    if (subject) return subject;
    const names = SUBJECTS.map((known) => known.name).join(", ");
    throw new RangeError(`Cannot time ${name}: choose from ${names}`);
  });
}

async function readNetwork(): Promise<Network> {
  if (flags.weights === undefined) return randomNetwork();
  return (await loadNetwork("vgg19", { weightsPath: flags.weights })).network;
}

async function timeSubject(subject: Subject, network: Network): Promise<void> {
  // A software adapter takes minutes for what it has to tell, so it has to be named.
  const software = flags.engines !== undefined;
  let engine: Engine;
  try {
    engine = await startSubject(subject, { network, software, threads: Number(flags.threads) });
  } catch (error) {
    if (!(error instanceof BackendUnavailableError)) throw error;
    return console.log(`| ${subject.name} | - | not timed: ${error.message} | - | - |`);
  }
  try {
    const peak = await measurePeak(subject.backend);
    const plain = subject.name.endsWith(":wasm");
    const name = plain ? subject.name : `${subject.name}, ${engine.device}`;
    for (const size of sizes) {
      printRow(name, { size, peak, seconds: await timeIteration(engine, { size, repeats }) });
    }
  } finally {
    engine.dispose();
  }
}

async function timePeer(): Promise<void> {
  const threads = Number(flags.threads);
  const { weights } = flags;
  for (const timing of await timeTorch({ sizes, threads, repeats, weights })) {
    const name = `torch ${timing.version}, threads: ${timing.threads}`;
    printRow(name, { size: timing.size, seconds: timing.secondsPerIteration });
  }
}

interface Row {
  readonly size: number;
  readonly seconds: number;
  readonly peak?: Peak;
}

function printRow(name: string, { size, seconds, peak }: Row): void {
  const gflops = FLOP_PER_PIXEL * size ** 2 / seconds / 1e9;
  const share = peak
    ? `${(100 * gflops / peak.gflops).toFixed(0)}% of ${peak.gflops.toFixed(1)} (${peak.side}^3)`
    : "-";
  console.log(
    `| ${name} | ${size} | ${seconds.toPrecision(3)} | ${gflops.toFixed(1)} | ${share} |`,
  );
}
