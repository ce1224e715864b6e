import { readFile } from "../host/files.ts";
import { resolveUserPath } from "../host/user_path.ts";
import { checkRequest } from "../stylize/check_request.ts";
import { readRecord } from "../stylize/read_record.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";
import type { Shell, Work } from "./command.ts";
import { EXIT } from "./exit_code.ts";
import { type Flag, PAINT_FLAGS } from "./flag.ts";
import { optionFlags } from "./option_flags.ts";
import { planOutput } from "./output_file.ts";
import type { PaintPlan } from "./paint_file.ts";
import { lastValue, type ParsedFlags, parseFlags } from "./parse_flags.ts";
import { type InitChoice, readInit } from "./read_init.ts";
import { readInput } from "./read_input.ts";
import { readManner } from "./read_manner.ts";
import { readOptions } from "./read_options.ts";
import { readRepeatedInput, type Repetition } from "./repeat_input.ts";
import { repeatOptions } from "./repeat_options.ts";

const USAGE = "write stylize CONTENT STYLE... -o OUT";

/** What is painted, before it is known where it goes. */
type Job = Pick<PaintPlan, "readInput" | "options" | "settings" | "repeats">;

/** Returns the flags of `stylize`. */
export function stylizeFlags(): Flag[] {
  return [
    { name: "out", short: "o", value: "FILE", help: "Where the picture goes: .png, .jpg or .webp" },
    { name: "plot", value: "FILE.svg", help: "Draws the loss curve" },
    { name: "record", value: "FILE.json", help: "Writes down what repeats the picture" },
    { name: "from", value: "RECORD", help: "Repeats the picture of a record, or of a painted PNG" },
    { name: "like", value: "RECORD", help: "Gives CONTENT the look of a record or a painted PNG" },
    ...PAINT_FLAGS,
    ...optionFlags(),
  ];
}

/** Reads `stylize CONTENT STYLE... -o OUT`. */
export async function readStylize(args: readonly string[], shell: Shell): Promise<Work> {
  const { platform } = shell;
  const parsed = parseFlags(args, stylizeFlags());
  const manner = readManner(parsed);
  const given = readOptions(parsed);
  const init = await readInit(parsed, platform);
  const out = lastValue(parsed, "out");
  if (out === undefined) throw new RangeError(`Cannot paint without an output: ${USAGE}`);
  const output = planOutput(out, { format: given.format, platform });
  const job = await readJob(parsed, { given: { ...given, ...init.options }, init, shell });
  const plan: PaintPlan = {
    ...job,
    output,
    force: parsed.switches.has("force"),
    plot: pathFlag(parsed, "plot", shell),
    record: pathFlag(parsed, "record", shell),
  };
  checkApart([output.path, plan.plot, plan.record]);
  return async () => {
    const { runPainting } = await import("./run_painting.ts");
    const { paintFile } = await import("./paint_file.ts");
    return await runPainting(shell, {
      manner,
      work: async (tools) => {
        await paintFile(plan, tools);
        return EXIT.done;
      },
    });
  };
}

/** What else a job is read from. */
interface JobSource {
  readonly given: StylizeOptions;
  readonly init: InitChoice;
  readonly shell: Shell;
}

async function readJob(parsed: ParsedFlags, source: JobSource): Promise<Job> {
  const { given, init, shell } = source;
  const from = lastValue(parsed, "from");
  const like = lastValue(parsed, "like");
  if (from !== undefined && like !== undefined) {
    throw new RangeError("Cannot use --from together with --like: leave one out");
  }
  if (from !== undefined) return await readRepetition(from, "from", { ...source, parsed });
  if (like !== undefined) return await readRepetition(like, "like", { ...source, parsed });
  const [content, ...styles] = parsed.positionals;
  if (content === undefined) throw new RangeError(`Cannot paint without a content: ${USAGE}`);
  if (styles.length === 0) throw new RangeError(`Cannot paint without a style: ${USAGE}`);
  return {
    options: given,
    settings: checkRequest(given, styles.length),
    readInput: () => readInput({ content, styles, init: init.picture }, shell.platform),
  };
}

async function readRepetition(
  typed: string,
  mode: Repetition["mode"],
  source: JobSource & { readonly parsed: ParsedFlags },
): Promise<Job> {
  const { given, init, shell, parsed } = source;
  const path = resolveUserPath(typed, shell.platform);
  const record = readRecord(await readFile(path), typed);
  const [content, ...styles] = parsed.positionals;
  if (mode === "like" && content === undefined) {
    throw new RangeError(
      "Cannot use --like without a picture: write stylize --like RECORD CONTENT -o OUT",
    );
  }
  const options = repeatOptions(record, given);
  const repetition: Repetition = {
    mode,
    path,
    record,
    content,
    styles,
    init: init.picture,
    repeatsInit: given.init === undefined,
  };
  return {
    options,
    settings: checkRequest(options, record.inputs.styles.length),
    readInput: () => readRepeatedInput(repetition, shell.platform),
    ...(mode === "from" && { repeats: record }),
  };
}

function pathFlag(parsed: ParsedFlags, name: string, { platform }: Shell): string | undefined {
  const typed = lastValue(parsed, name);
  if (typed === "") throw new RangeError(`Cannot use --${name} as its path is empty`);
  return typed === undefined ? undefined : resolveUserPath(typed, platform);
}

function checkApart(paths: readonly (string | undefined)[]): void {
  const named = paths.filter((path) => path !== undefined);
  const twice = named.find((path, index) => named.indexOf(path) !== index);
  if (twice === undefined) return;
  throw new RangeError(`Cannot write two files to ${twice}: give each its own name`);
}
