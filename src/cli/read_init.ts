import type { Platform } from "../host/platform.ts";
import { probeFile } from "../host/probe_file.ts";
import { resolveUserPath } from "../host/user_path.ts";
import { OPTIONS } from "../stylize/options_table.ts";
import { checkOptions } from "../stylize/check_options.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";
import { lastValue, type ParsedFlags } from "./parse_flags.ts";

/** What `--init` says: a word of the options table, or a picture. */
export interface InitChoice {
  /** The word, ready to be spread into options. */
  readonly options: Pick<StylizeOptions, "init">;
  /** The picture, as it was typed. */
  readonly picture?: string;
}

/**
 * Reads `--init`, which on the command line takes the path of a picture as well.
 *
 * @throws {RangeError} If it is neither a word of the table nor an existing file
 */
export async function readInit(parsed: ParsedFlags, platform: Platform): Promise<InitChoice> {
  const text = lastValue(parsed, "init");
  if (text === undefined) return { options: {} };
  const spec = OPTIONS.find(({ name }) => name === "init");
  const words = spec?.kind === "choice" ? spec.choices : [];
  if (words.includes(text)) return { options: checkOptions({ init: text }) };
  if (await probeFile(resolveUserPath(text, platform))) return { options: {}, picture: text };
  throw new RangeError(
    `Cannot use --init "${text}": choose ${words.join(", ")} or the path of a picture that exists`,
  );
}
