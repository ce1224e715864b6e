import { makeFolder } from "../host/files.ts";
import type { Platform } from "../host/platform.ts";
import { probeFile } from "../host/probe_file.ts";
import { resolveUserPath } from "../host/user_path.ts";
import { checkRequest } from "../stylize/check_request.ts";
import { nameBatch } from "./batch_names.ts";
import type { Shell, Work } from "./command.ts";
import { EXIT, type ExitCode } from "./exit_code.ts";
import { errorLine } from "./error_line.ts";
import { type Flag, PAINT_FLAGS } from "./flag.ts";
import { optionFlags } from "./option_flags.ts";
import type { PaintPlan, PaintTools } from "./paint_file.ts";
import { lastValue, parseFlags } from "./parse_flags.ts";
import { readInit } from "./read_init.ts";
import { readInput } from "./read_input.ts";
import { readManner } from "./read_manner.ts";
import { readOptions } from "./read_options.ts";
import type { Manner } from "./reporter.ts";

const USAGE = "write batch CONTENT... --style STYLE -o FOLDER";

/** Returns the flags of `batch`. */
export function batchFlags(): Flag[] {
  return [
    {
      name: "style",
      value: "FILE[+FILE...]",
      help: "A style, or several to blend; may be repeated",
    },
    { name: "out", short: "o", value: "FOLDER", help: "Where the pictures go" },
    ...PAINT_FLAGS,
    ...optionFlags(),
  ];
}

/** Reads `batch CONTENT... --style S... -o FOLDER`: each content is painted with each style. */
export async function readBatch(args: readonly string[], shell: Shell): Promise<Work> {
  const { platform } = shell;
  const parsed = parseFlags(args, batchFlags());
  const manner = readManner(parsed);
  const init = await readInit(parsed, platform);
  const options = { ...readOptions(parsed), ...init.options };
  const out = lastValue(parsed, "out");
  const contents = parsed.positionals;
  const typed = parsed.values.get("style") ?? [];
  if (contents.length === 0) throw new RangeError(`Cannot paint without a content: ${USAGE}`);
  if (typed.length === 0) throw new RangeError(`Cannot paint without a style: ${USAGE}`);
  if (out === undefined) throw new RangeError(`Cannot paint without an output folder: ${USAGE}`);
  const folder = resolveUserPath(out, platform);
  const blends: string[][] = [];
  for (const style of typed) blends.push(await readBlend(style, platform));
  const format = options.format ?? "png";
  const plans = nameBatch(contents, blends, { folder, format }).map((item): PaintPlan => ({
    readInput: () => readInput({ ...item, init: init.picture }, platform),
    options,
    settings: checkRequest(options, item.styles.length),
    output: { path: item.path, format },
    force: parsed.switches.has("force"),
  }));
  return async () => {
    const { runPainting } = await import("./run_painting.ts");
    return await runPainting(shell, {
      manner,
      work: async (tools) => {
        await makeFolder(folder);
        return await paintAll(plans, tools, { manner, shell });
      },
    });
  };
}

/** A plus sign may also be part of a file's name. */
async function readBlend(typed: string, platform: Platform): Promise<string[]> {
  if (await probeFile(resolveUserPath(typed, platform))) return [typed];
  const parts = typed.split("+");
  if (parts.every((part) => part !== "")) return parts;
  throw new RangeError(`Cannot use --style "${typed}" as a name around its + is empty: write A+B`);
}

async function paintAll(
  plans: readonly PaintPlan[],
  tools: PaintTools,
  { manner, shell }: { readonly manner: Manner; readonly shell: Shell },
): Promise<ExitCode> {
  const { paintFile } = await import("./paint_file.ts");
  const { reporter, interruption } = tools;
  let painted = 0;
  let failed = 0;
  for (const plan of plans) {
    if (interruption.wasHeard) break;
    try {
      await paintFile(plan, { ...tools, begun: performance.now() });
      painted++;
    } catch (error) {
      if (interruption.abandon.aborted) throw error;
      failed++;
      reporter.failure(plan.output.path, errorLine(error));
    }
  }
  if (manner === "lines") {
    const left = plans.length - painted - failed;
    const rest = [failed && `${failed} failed`, left && `${left} not begun`].filter(Boolean);
    shell.terminal.print([`${painted} of ${plans.length} pictures painted`, ...rest].join(", "));
  }
  return failed === 0 ? EXIT.done : EXIT.failed;
}
