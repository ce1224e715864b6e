import { basename, dirname } from "node:path";
import { hexDigest } from "../host/digest.ts";
import { readFile } from "../host/files.ts";
import { listFiles } from "../host/list_files.ts";
import type { Platform } from "../host/platform.ts";
import { resolveUserPath } from "../host/user_path.ts";
import type { StylizeInput } from "../stylize/job.ts";
import type { RecordedPicture, RunRecord } from "../stylize/record.ts";
import { readPictureFile } from "./read_input.ts";

/** What is repeated, and with which files. */
export interface Repetition {
  /** `from` repeats the picture; `like` paints another one the same way. */
  readonly mode: "from" | "like";
  /** Absolute path of the record. */
  readonly path: string;
  /** The record. */
  readonly record: RunRecord;
  /** Picture to paint; under `from` it may be left to the search. */
  readonly content?: string | undefined;
  /** Styles that were named; the others are searched. */
  readonly styles: readonly string[];
  /** First picture of its own, in place of the record's. */
  readonly init?: string | undefined;
  /** Whether the record's own first picture is wanted. */
  readonly repeatsInit: boolean;
}

/** A picture file with its bytes. */
interface FoundPicture {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the pictures of a repeated job. A record names pictures by their bytes, so those that nobody names are
 * searched by length and SHA-256 beside the record and in the current folder.
 */
export async function readRepeatedInput(
  repetition: Repetition,
  platform: Platform,
): Promise<StylizeInput> {
  const { record, styles, init } = repetition;
  const search = new PictureSearch(repetition, platform);
  const content = await readContent(repetition, search, platform);
  const named: FoundPicture[] = [];
  for (const style of styles) {
    named.push({ name: style, bytes: await readPictureFile(style, platform) });
  }
  checkNamed(named, repetition);
  const scale = record.options.styleScale ?? 1;
  const read: StylizeInput["styles"][number][] = [];
  for (const [index, wanted] of record.inputs.styles.entries()) {
    const given = named.find(({ bytes }) => isPicture(bytes, wanted));
    const { name, bytes } = given ?? await search.find(wanted, `style ${index + 1}`);
    read.push({ image: bytes, name, weight: wanted.weight, scale: wanted.scale / scale });
  }
  const first = init === undefined
    ? await readRecordedInit(repetition, search)
    : await readPictureFile(init, platform);
  return {
    content: content.bytes,
    name: content.name,
    styles: read,
    ...(first && { init: first }),
  };
}

async function readContent(
  { mode, content, record, path }: Repetition,
  search: PictureSearch,
  platform: Platform,
): Promise<FoundPicture> {
  if (content === undefined) return await search.find(record.inputs.content, "the content");
  const bytes = await readPictureFile(content, platform);
  if (mode === "like" || isPicture(bytes, record.inputs.content)) return { name: content, bytes };
  throw new RangeError(
    `Cannot repeat ${
      basename(path)
    } with ${content} as it is another picture than the one painted then: ` +
      `use --like to give another picture the same look`,
  );
}

function checkNamed(named: readonly FoundPicture[], { record, path }: Repetition): void {
  const stranger = named.find(({ bytes }) =>
    !record.inputs.styles.some((wanted) => isPicture(bytes, wanted))
  );
  if (!stranger) return;
  throw new RangeError(
    `Cannot use ${stranger.name} as a style of ${
      basename(path)
    } as it is none of the pictures used then: ` +
      "leave it out, or paint without the record",
  );
}

async function readRecordedInit(
  { record, repeatsInit }: Repetition,
  search: PictureSearch,
): Promise<Uint8Array | undefined> {
  const { init } = record.inputs;
  return init && repeatsInit ? (await search.find(init, "the first picture")).bytes : undefined;
}

/** Looks for pictures by their bytes. */
class PictureSearch {
  readonly #folders: readonly string[];
  readonly #record: string;

  constructor({ path }: Repetition, platform: Platform) {
    this.#record = basename(path);
    this.#folders = [...new Set([dirname(path), resolveUserPath(".", platform)])];
  }

  async find(wanted: RecordedPicture, what: string): Promise<FoundPicture> {
    for (const folder of this.#folders) {
      for (const file of await listFiles(folder)) {
        if (file.bytes !== wanted.bytes) continue;
        const bytes = await readFile(file.path);
        if (isPicture(bytes, wanted)) return { name: file.path, bytes };
      }
    }
    throw new Error(
      `Cannot find ${what} of ${this.#record} (${wanted.bytes} bytes, SHA-256 ${wanted.sha256}) in ` +
        `${this.#folders.join(" or ")}: put it there, or name it on the command line`,
    );
  }
}

function isPicture(bytes: Uint8Array, wanted: RecordedPicture): boolean {
  return bytes.length === wanted.bytes && hexDigest("sha256", bytes) === wanted.sha256;
}
