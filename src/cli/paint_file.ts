import { dirname } from "node:path";
import { DivergenceError } from "../base/errors.ts";
import { checkWritable, writeAtomic } from "../host/files.ts";
import { listFiles } from "../host/list_files.ts";
import { peakMemoryBytes } from "../host/machine.ts";
import { encode } from "../image/encode.ts";
import { hasTransparency } from "../image/has_transparency.ts";
import type { StylizeInput } from "../stylize/job.ts";
import type { Progress, Warning } from "../stylize/progress.ts";
import type { RunRecord } from "../stylize/record.ts";
import type { StylizeResult } from "../stylize/result.ts";
import type { Settings } from "../stylize/settings.ts";
import type { Stylizer } from "../stylize/stylizer.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";
import type { Interruption } from "./interruption.ts";
import { lossPlot } from "./loss_plot.ts";
import { isSnapshotOf, type OutputFile, snapshotPath } from "./output_file.ts";
import type { Reporter } from "./reporter.ts";
import { resultObject } from "./result_object.ts";

/** One picture to paint into a file. */
export interface PaintPlan {
  /** Reads the pictures. */
  readonly readInput: () => Promise<StylizeInput>;
  /** Options as given. */
  readonly options: StylizeOptions;
  /** Options filled in. */
  readonly settings: Settings;
  /** Where the picture goes. */
  readonly output: OutputFile;
  /** Whether files that exist are replaced. */
  readonly force: boolean;
  /** Where the loss curve goes. @default nowhere */
  readonly plot?: string | undefined;
  /** Where the record goes. @default nowhere */
  readonly record?: string | undefined;
  /** Record that is repeated. @default none */
  readonly repeats?: RunRecord | undefined;
}

/** What painting leans on; a batch shares it between its pictures. */
export interface PaintTools {
  /** Paints, and stays warm. */
  readonly stylizer: Stylizer;
  /** Says how it goes. */
  readonly reporter: Reporter;
  /** Hears Ctrl-C. */
  readonly interruption: Interruption;
  /** When the work began, in milliseconds since the process did. @default 0 */
  readonly begun?: number;
}

/**
 * Paints one picture into its file.
 *
 * @throws {DivergenceError} If the run diverged; the last good picture is then in the file
 */
export async function paintFile(plan: PaintPlan, tools: PaintTools): Promise<void> {
  await checkFiles(plan);
  const { reporter, begun = 0 } = tools;
  const result = await paint(plan, tools);
  const { quality, background } = plan.settings;
  const { path, format } = plan.output;
  const { force } = plan;
  await writeAtomic(path, await result.encode(format, { quality, background }), { force });
  if (format === "jpeg" && hasTransparency(result.pixels)) {
    reporter.note(`Transparent parts lie on ${background}, as JPEG has no transparency`);
  }
  await writeText(plan.plot, lossPlot(result.record.curve ?? []), force);
  await writeText(plan.record, `${JSON.stringify(result.record, undefined, 2)}\n`, force);
  noteDifferences(plan.repeats, result.record, reporter);
  reporter.result(resultObject(result, {
    output: path,
    seconds: (performance.now() - begun) / 1000,
    peakMemoryBytes: peakMemoryBytes(),
  }));
  const diverged = result.warnings.find(({ code }) => code === "diverged");
  if (diverged) {
    throw new DivergenceError(`${diverged.message} (the last good picture is in ${path})`);
  }
}

/** Whatever can be known to fail before hours of painting fails here. */
async function checkFiles({ output, plot, record, force, settings }: PaintPlan): Promise<void> {
  for (const path of [output.path, plot, record]) {
    if (path !== undefined) await checkWritable(path, { force });
  }
  if (settings.snapshotEvery === undefined || force) return;
  const old = (await listFiles(dirname(output.path)))
    .find(({ path }) => isSnapshotOf(output.path, path));
  if (!old) return;
  throw new Error(
    `Cannot write snapshots beside ${output.path} as ${old.path} already exists: choose another name, or ` +
      "replace it with --force",
  );
}

async function paint(plan: PaintPlan, tools: PaintTools): Promise<StylizeResult> {
  const { stylizer, reporter, interruption } = tools;
  const noteNew = warningNotes(reporter);
  const run = stylizer.paint(await plan.readInput(), {
    ...plan.options,
    finish: interruption.finish,
    signal: interruption.abandon,
    onFetch(progress): void {
      interruption.setFetching(true);
      reporter.download(progress);
    },
  });
  let step = await run.next();
  while (!step.done) {
    interruption.setFetching(false);
    noteNew(step.value.warnings);
    reporter.progress(step.value);
    if (step.value.snapshot) await writeSnapshot(plan, step.value);
    step = await run.next();
  }
  noteNew(step.value.warnings);
  return step.value;
}

async function writeSnapshot(plan: PaintPlan, progress: Progress): Promise<void> {
  const { quality, background } = plan.settings;
  const { path, format } = plan.output;
  const bytes = await encode(progress.frame(), { format, quality, background });
  await writeAtomic(snapshotPath(path, progress.iteration), bytes, { force: plan.force });
}

/** Returns a function that notes each warning once; divergence is an error, told at the end. */
function warningNotes(reporter: Reporter): (warnings: readonly Warning[]) => void {
  const told = new Set<string>();
  return function noteNew(warnings): void {
    for (const { code, message } of warnings) {
      if (code === "diverged" || told.has(message)) continue;
      told.add(message);
      reporter.note(message);
    }
  };
}

function noteDifferences(
  before: RunRecord | undefined,
  after: RunRecord,
  reporter: Reporter,
): void {
  if (!before) return;
  if (before.network.sha256 !== after.network.sha256) {
    reporter.note(`Painted with other weights of ${after.network.name} than the record names`);
  }
  if (before.engine.name !== after.engine.name || before.engine.device !== after.engine.device) {
    reporter.note(
      `Painted on ${after.engine.name} (${after.engine.device}), the record on ${before.engine.name} ` +
        `(${before.engine.device}): the pictures may differ in fine detail`,
    );
  }
}

async function writeText(path: string | undefined, text: string, force: boolean): Promise<void> {
  if (path === undefined) return;
  await writeAtomic(path, new TextEncoder().encode(text), { force });
}
