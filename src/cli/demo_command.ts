import { fileURLToPath } from "node:url";
import { WeightsError } from "../base/errors.ts";
import { fetchAsset } from "../host/fetch_asset.ts";
import { checkWritable } from "../host/files.ts";
import type { Platform } from "../host/platform.ts";
import { resolveUserPath } from "../host/user_path.ts";
import { checkRequest } from "../stylize/check_request.ts";
import type { StylizeInput } from "../stylize/job.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";
import { findNetwork } from "../weights/find_network.ts";
import type { Shell, Work } from "./command.ts";
import { EXIT } from "./exit_code.ts";
import type { Flag } from "./flag.ts";
import { parseFlags } from "./parse_flags.ts";

const EXAMPLES = new URL("../../examples/", import.meta.url);

/** Returns the flags of `demo`: none, as it is the first thing that anyone runs. */
export function demoFlags(): Flag[] {
  return [];
}

/** Reads `demo`, which paints the two pictures in `examples/`. */
export function readDemo(args: readonly string[], shell: Shell): Promise<Work> {
  const { positionals } = parseFlags(args, demoFlags());
  if (positionals.length > 0) {
    throw new RangeError(
      `Cannot use "${positionals[0]}" as demo takes no pictures: use stylize CONTENT STYLE -o OUT`,
    );
  }
  return Promise.resolve(async () => {
    const options = await demoOptions(shell.platform);
    const path = await demoOutput(shell.platform);
    const { runPainting } = await import("./run_painting.ts");
    const { paintFile } = await import("./paint_file.ts");
    return await runPainting(shell, {
      manner: "lines",
      work: async (tools) => {
        await paintFile({
          readInput: readExamples,
          options,
          settings: checkRequest(options, 1),
          output: { path, format: "png" },
          force: true,
        }, tools);
        return EXIT.done;
      },
    });
  });
}

async function readExamples(): Promise<StylizeInput> {
  return {
    content: await fetchAsset(new URL("content.jpg", EXAMPLES)),
    styles: [{ image: await fetchAsset(new URL("style.jpg", EXAMPLES)), name: "style.jpg" }],
    name: "content.jpg",
  };
}

/** The small network is made for first impressions; until it is there the full one does. */
async function demoOptions(platform: Platform): Promise<StylizeOptions> {
  for (const network of ["vgg19-lite", "vgg19"] as const) {
    if (await findNetwork(network, { platform })) return { preset: "preview", network };
  }
  throw new WeightsError(
    "Cannot paint the demo as neither vgg19-lite nor vgg19 is on this machine: run `deno task weights " +
      "fetch vgg19`, or set IMPASTO_WEIGHTS to a folder that holds vgg19.safetensors",
  );
}

/** Beside its pictures, or where the person stands if the package lies on a disk that may not be written. */
async function demoOutput(platform: Platform): Promise<string> {
  const fallback = resolveUserPath("impasto-demo.png", platform);
  if (EXAMPLES.protocol !== "file:") return fallback;
  const path = fileURLToPath(new URL("result.png", EXAMPLES));
  try {
    await checkWritable(path, { force: true });
    return path;
  } catch {
    return fallback;
  }
}
