import { join } from "node:path";
import { checkWritable } from "../host/files.ts";
import { type HomeFolder, homeFolder, impastoHome } from "../host/impasto_home.ts";
import { describeMachine } from "../host/machine.ts";
import type { Platform } from "../host/platform.ts";
import { probeFile } from "../host/probe_file.ts";
import { NETWORK_NAMES } from "../weights/catalog.ts";
import { verifyNetwork } from "../weights/inventory.ts";
import { formatBytes } from "./byte_size.ts";
import type { Shell, Work } from "./command.ts";
import { errorLine } from "./error_line.ts";
import { EXIT } from "./exit_code.ts";
import type { Flag } from "./flag.ts";
import { parseFlags } from "./parse_flags.ts";
import { VERSION } from "./version.ts";

const FOLDERS: readonly HomeFolder[] = ["cache", "config", "styles", "jobs"];

/** Lines on one part of the machine, and whether that part is fit to paint. */
interface Finding {
  readonly lines: readonly string[];
  readonly fit: boolean;
}

/** Returns the flags of `doctor`. */
export function doctorFlags(): Flag[] {
  return [];
}

/** Reads `doctor`, which says what this machine can do and why it cannot do the rest. */
export function readDoctor(args: readonly string[], shell: Shell): Promise<Work> {
  const [stranger] = parseFlags(args, doctorFlags()).positionals;
  if (stranger !== undefined) {
    throw new RangeError(`Cannot use "${stranger}": doctor takes nothing`);
  }
  return Promise.resolve(async () => {
    const { terminal, platform } = shell;
    const findings: boolean[] = [];
    for (
      const look of [lookAtMachine, lookAtEngines, lookAtNetworks, lookAtFolders, lookAtCodecs]
    ) {
      const { lines, fit } = await look(platform);
      for (const line of lines) terminal.print(line);
      findings.push(fit);
    }
    const fit = findings.every((finding) => finding);
    terminal.print(fit ? "This machine can paint" : "This machine cannot paint yet");
    return fit ? EXIT.done : EXIT.failed;
  });
}

function lookAtMachine(): Promise<Finding> {
  const { system, deno, cores, memory } = describeMachine();
  const held = memory
    ? `${formatBytes(memory.total)}, ${formatBytes(memory.available)} free`
    : "not known without --allow-sys";
  const lines = [
    `impasto     ${VERSION}`,
    `deno        ${deno}`,
    `system      ${system}, ${cores} cores`,
    `memory      ${held}`,
  ];
  return Promise.resolve({ lines, fit: true });
}

async function lookAtEngines(): Promise<Finding> {
  const { probeEngines } = await import("./probe_engines.ts");
  const reports = await probeEngines();
  const lines = reports.map((report) => {
    const finding = report.state === "runs"
      ? `${report.choice}: ${report.engine} (${report.device})`
      : `${report.choice}: no. ${report.reason}`;
    return `engine      ${finding}`;
  });
  return { lines, fit: reports.some(({ state }) => state === "runs") };
}

async function lookAtNetworks(platform: Platform): Promise<Finding> {
  const lines: string[] = [];
  let usable = 0;
  for (const name of NETWORK_NAMES) {
    const { found, check } = await verifyNetwork(name, { platform });
    const bytes = found && (await probeFile(found.location))?.bytes;
    const size = bytes === undefined ? "" : ` (${formatBytes(bytes)})`;
    const reason = check.state === "damaged" ? `: ${check.reason}` : "";
    const place = found ? ` ${found.location}${size}` : "";
    lines.push(`network     ${name}: ${check.state}${place}${reason}`);
    if (check.state === "intact" || check.state === "unverified") usable++;
  }
  return { lines, fit: usable > 0 };
}

/** A folder that cannot be written costs its own feature and not the painting. */
async function lookAtFolders(platform: Platform): Promise<Finding> {
  if (impastoHome(platform) === undefined) {
    return { lines: ["folder      none is known: set IMPASTO_HOME"], fit: true };
  }
  const lines: string[] = [];
  for (const name of FOLDERS) {
    const path = homeFolder(name, platform);
    if (path !== undefined) lines.push(`folder      ${path}: ${await folderState(path)}`);
  }
  return { lines, fit: true };
}

async function folderState(path: string): Promise<string> {
  if (await probeFile(path) === undefined) return "made when it is needed";
  try {
    await checkWritable(join(path, "doctor"), { force: true });
    return "can be written";
  } catch (error) {
    return `cannot be written. ${errorLine(error)}`;
  }
}

async function lookAtCodecs(): Promise<Finding> {
  const { probeCodecs } = await import("./probe_codecs.ts");
  const reports = await probeCodecs();
  const lines = reports.map(({ format, reason }) =>
    `format      ${format}: ${reason === undefined ? "works" : `no. ${reason}`}`
  );
  return { lines, fit: reports.every(({ reason }) => reason === undefined) };
}
