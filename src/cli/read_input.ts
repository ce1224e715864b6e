import { readFile } from "../host/files.ts";
import type { Platform } from "../host/platform.ts";
import { resolveUserPath } from "../host/user_path.ts";
import type { StylizeInput } from "../stylize/job.ts";

/** Pictures as a person typed their paths. */
export interface PicturePaths {
  /** The picture to paint. */
  readonly content: string;
  /** The pictures to paint it like. */
  readonly styles: readonly string[];
  /** First picture, where one was named. */
  readonly init?: string | undefined;
}

/** No picture file is larger; its decoder has a stricter limit, which `--max-pixels` raises. */
const LARGEST_FILE = 2 ** 31;

/** Reads the pictures of a job. */
export async function readInput(paths: PicturePaths, platform: Platform): Promise<StylizeInput> {
  const { content, styles, init } = paths;
  const read: StylizeInput["styles"][number][] = [];
  const image = await readPictureFile(content, platform);
  for (const style of styles) {
    read.push({ image: await readPictureFile(style, platform), name: style });
  }
  return {
    content: image,
    name: content,
    styles: read,
    ...(init !== undefined && { init: await readPictureFile(init, platform) }),
  };
}

/** Reads one picture file. */
export async function readPictureFile(
  typed: string,
  platform: Platform,
): Promise<Uint8Array<ArrayBuffer>> {
  return await readFile(resolveUserPath(typed, platform), { maxBytes: LARGEST_FILE });
}
