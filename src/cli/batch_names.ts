import { basename, extname, join } from "node:path";

/** One picture of a batch. */
export interface BatchItem {
  /** Content, as it was typed. */
  readonly content: string;
  /** Styles to blend, as they were typed. */
  readonly styles: readonly string[];
  /** Path of the result. */
  readonly path: string;
}

/** Where results go. */
export interface BatchNaming {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Format of the results. */
  readonly format: string;
}

/** Pairs each content with each blend; a result is called `CONTENT-STYLE`, with a number where two would be. */
export function nameBatch(
  contents: readonly string[],
  blends: readonly (readonly string[])[],
  { folder, format }: BatchNaming,
): BatchItem[] {
  const taken = new Set<string>();
  return contents.flatMap((content) =>
    blends.map((styles) => {
      const base = [stem(content), styles.map(stem).join("+")].join("-");
      const ending = format === "jpeg" ? "jpg" : format;
      let name = base;
      // Names that differ by case alone are one file on most disks of designers.
      for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${base}-${copy}`;
      taken.add(name.toLowerCase());
      return { content, styles, path: join(folder, `${name}.${ending}`) };
    })
  );
}

function stem(path: string): string {
  return basename(path, extname(path));
}
