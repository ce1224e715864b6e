import { basename, dirname, extname, join } from "node:path";
import type { Platform } from "../host/platform.ts";
import { resolveUserPath } from "../host/user_path.ts";
import { formatOfName } from "../stylize/picture_format.ts";
import type { StylizeOptions } from "../stylize/stylize_options.ts";

/** A format that pictures are written in. */
export type PictureFormat = NonNullable<StylizeOptions["format"]>;

/** Where a picture goes. */
export interface OutputFile {
  /** Absolute path. */
  readonly path: string;
  /** Format of the file. */
  readonly format: PictureFormat;
}

/** How an output is planned. */
export interface OutputFileOptions {
  /** Format that the person named. @default from the name's ending */
  readonly format?: PictureFormat | undefined;
  /** Resolves relative paths. */
  readonly platform: Platform;
}

/**
 * Plans the file of a picture.
 *
 * @throws {RangeError} If the name's ending is unknown, or another format than the one asked for
 */
export function planOutput(typed: string, options: OutputFileOptions): OutputFile {
  const { format, platform } = options;
  const named = formatOfName(typed);
  if (named === undefined && format === undefined) {
    throw new RangeError(
      `Cannot write ${typed} as its ending names no format: end it in .png, .jpg or .webp`,
    );
  }
  if (named !== undefined && format !== undefined && named !== format) {
    throw new RangeError(
      `Cannot write ${typed} as ${format}: give it the ending .${format} or leave --format out`,
    );
  }
  return { path: resolveUserPath(typed, platform), format: named ?? format ?? "png" };
}

/** Returns the path of a snapshot: `NAME-000100.EXT` beside the picture. */
export function snapshotPath(output: string, iteration: number): string {
  const ending = extname(output);
  const name = `${basename(output, ending)}-${String(iteration).padStart(6, "0")}${ending}`;
  return join(dirname(output), name);
}

/** Whether a path is that of a snapshot of the picture. */
export function isSnapshotOf(output: string, path: string): boolean {
  const number = /-(\d{6,})(?:\.[^.]*)?$/.exec(basename(path))?.[1];
  return number !== undefined && path === snapshotPath(output, Number(number));
}
