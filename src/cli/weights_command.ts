import { isPublished, NETWORK_NAMES } from "../weights/catalog.ts";
import { fetchNetwork } from "../weights/fetch_network.ts";
import { listNetworks, verifyNetwork, weightsFolders } from "../weights/inventory.ts";
import { findNetwork } from "../weights/find_network.ts";
import { checkChoice } from "../base/check.ts";
import { WeightsError } from "../base/errors.ts";
import { formatBytes } from "./byte_size.ts";
import type { Shell, Work } from "./command.ts";
import { EXIT, type ExitCode } from "./exit_code.ts";
import type { Flag } from "./flag.ts";
import { Interruption } from "./interruption.ts";
import { lineReporter } from "./line_reporter.ts";
import { nearestWord } from "../base/nearest_word.ts";
import { parseFlags } from "./parse_flags.ts";

/** Any network. */
type NetworkName = typeof NETWORK_NAMES[number];

const ACTIONS = ["list", "fetch", "verify", "path"] as const;

/** Returns the flags of `weights`. */
export function weightsFlags(): Flag[] {
  return [];
}

/** Reads `weights list | fetch NAME | verify [NAME] | path [NAME]`. */
export function readWeights(args: readonly string[], shell: Shell): Promise<Work> {
  const [action, name, ...rest] = parseFlags(args, weightsFlags()).positionals;
  if (rest.length > 0) throw new RangeError(`Cannot use "${rest[0]}": name one network`);
  if (name !== undefined) checkChoice("network", name, NETWORK_NAMES);
  const network = name;
  switch (action) {
    case "list":
      if (network !== undefined) {
        throw new RangeError("Cannot use weights list with a name: it lists all networks");
      }
      return Promise.resolve(() => list(shell));
    case "fetch":
      return Promise.resolve(readFetch(network, shell));
    case "verify":
      return Promise.resolve(() => verify(network, shell));
    case "path":
      return Promise.resolve(() => path(network, shell));
    default:
      throw new RangeError(unknownAction(action));
  }
}

function unknownAction(action: string | undefined): string {
  const all = `write weights ${ACTIONS.join("|")}`;
  if (action === undefined) return `Cannot run weights without an action: ${all}`;
  const nearest = nearestWord(action, ACTIONS);
  return `Cannot run weights ${action}: ${nearest ? `did you mean ${nearest}` : all}`;
}

async function list({ terminal, platform }: Shell): Promise<ExitCode> {
  for (const { name, found, bytes, published } of await listNetworks({ platform })) {
    const size = bytes === undefined ? "" : ` (${formatBytes(bytes)}, ${found?.origin})`;
    const absent = published
      ? `not on this machine; \`deno task weights fetch ${name}\` downloads ${
        formatBytes(published.bytes)
      }`
      : "not on this machine; it comes with the package";
    terminal.print(`${name.padEnd(11)} ${found ? found.location + size : absent}`);
  }
  return EXIT.done;
}

function readFetch(name: NetworkName | undefined, shell: Shell): Work {
  if (name === undefined) {
    throw new RangeError("Cannot fetch weights without a name: write weights fetch vgg19");
  }
  if (!isPublished(name)) {
    throw new RangeError(`Cannot fetch ${name} as it comes with the package: install it again`);
  }
  return async () => {
    const { terminal, platform } = shell;
    using interruption = new Interruption(shell);
    interruption.setFetching(true);
    const reporter = lineReporter(terminal);
    try {
      const location = await fetchNetwork(name, {
        platform,
        signal: interruption.abandon,
        onProgress: (progress) => reporter.download(progress),
      });
      terminal.print(location);
      return EXIT.done;
    } catch (error) {
      if (!interruption.wasHeard) throw error;
      reporter.note("Stopped; the next fetch continues where this one ended");
      return EXIT.interrupted;
    }
  };
}

async function verify(asked: NetworkName | undefined, shell: Shell): Promise<ExitCode> {
  const { terminal, platform } = shell;
  let sound = true;
  for (const name of asked ? [asked] : NETWORK_NAMES) {
    const { found, check } = await verifyNetwork(name, { platform });
    const reason = check.state === "damaged" ? `: ${check.reason}` : "";
    const place = found ? ` ${found.location}` : "";
    terminal.print(`${name.padEnd(11)} ${check.state}${place}${reason}`);
    // A network that nobody asked for may well be missing.
    if (check.state === "damaged" || (check.state === "missing" && asked)) sound = false;
  }
  return sound ? EXIT.done : EXIT.failed;
}

async function path(name: NetworkName | undefined, shell: Shell): Promise<ExitCode> {
  const { terminal, platform } = shell;
  if (name === undefined) {
    const { environment, cache } = weightsFolders({ platform });
    for (const folder of environment) terminal.print(folder);
    if (cache !== undefined) terminal.print(cache);
    return EXIT.done;
  }
  const found = await findNetwork(name, { platform });
  if (!found) {
    throw new WeightsError(
      `Cannot find ${name} on this machine: run \`deno task weights list\` to see how to get it`,
    );
  }
  terminal.print(found.location);
  return EXIT.done;
}
