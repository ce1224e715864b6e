import { probeFile } from "./probe_file.ts";
import { removeIfThere } from "./files.ts";

/** Where the bytes of a part came from, so that only the same file is continued. */
export interface PartOrigin {
  /** Address that was asked. */
  readonly url: string;
  /** What `If-Range` takes: a strong ETag, else a date; undefined where the server gave neither. */
  readonly validator?: string;
}

/** The unfinished bytes of a download beside its final name, and a note of where they came from. */
export class PartFile {
  readonly path: string;
  readonly #notePath: string;

  /** Names the part of the file that will stand at `target`. */
  constructor(target: string) {
    this.path = `${target}.part`;
    this.#notePath = `${target}.part.json`;
  }

  /** Bytes that are there already. */
  async size(): Promise<number> {
    return (await probeFile(this.path))?.bytes ?? 0;
  }

  /** Where they came from, if that is known. */
  async origin(): Promise<PartOrigin | undefined> {
    try {
      const note: unknown = JSON.parse(await Deno.readTextFile(this.#notePath));
      return isOrigin(note) ? note : undefined;
    } catch {
      return undefined;
    }
  }

  /** Begins at `offset`: drops what is behind it, and notes the origin. */
  async open(offset: number, origin: PartOrigin): Promise<Deno.FsFile> {
    await Deno.writeTextFile(this.#notePath, JSON.stringify(origin));
    const file = await Deno.open(this.path, { create: true, write: true });
    await file.truncate(offset);
    await file.seek(offset, Deno.SeekMode.Start);
    return file;
  }

  /** Forgets all of it. */
  async discard(): Promise<void> {
    await removeIfThere(this.path);
    await removeIfThere(this.#notePath);
  }

  /** Gives the finished bytes their final name. */
  async finish(target: string): Promise<void> {
    await Deno.rename(this.path, target);
    await removeIfThere(this.#notePath);
  }
}

function isOrigin(note: unknown): note is PartOrigin {
  return typeof note === "object" && note !== null && "url" in note &&
    typeof note.url === "string" &&
    (!("validator" in note) || typeof note.validator === "string");
}
