import { join } from "node:path";
import { encode } from "../../src/image/encode.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { tinyNetwork } from "./golden_inputs.ts";
import { temporaryFolder } from "./temporary_folder.ts";

/** A folder with two small pictures, a tiny network, and flags that paint with them in well under a second. */
export interface PaintRoom extends Disposable {
  /** The folder. */
  readonly path: string;
  /** Returns a path in it. */
  file(name: string): string;
  /** Names of all that is in it, sorted. */
  names(): string[];
}

/** Flags for three iterations with the tiny network. */
export const TINY_FLAGS: readonly string[] = [
  ...["--weights", "tiny.safetensors", "--network", "vgg19-lite", "--engine", "reference:wasm"],
  ...["--size", "64", "--iterations", "3"],
];

/** Makes the folder: `content.png` (48 x 32), `style.png` (40 x 40) and `tiny.safetensors`. */
export async function paintRoom(): Promise<PaintRoom> {
  const folder = temporaryFolder();
  const { path } = folder;
  Deno.writeFileSync(join(path, "content.png"), await wavyPng(48, 32));
  Deno.writeFileSync(join(path, "style.png"), await wavyPng(40, 40));
  const network = writeSafetensors(networkTensors(tinyNetwork()));
  Deno.writeFileSync(join(path, "tiny.safetensors"), network);
  return {
    path,
    file: (name) => join(path, name),
    names: () => Array.from(Deno.readDirSync(path), ({ name }) => name).toSorted(),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** Returns a PNG of smooth colors; `alpha` is that of its left half. */
export async function wavyPng(width: number, height: number, alpha = 255): Promise<Uint8Array> {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      data[at] = 128 + 100 * Math.sin(x * 200 / width);
      data[at + 1] = 128 + 100 * Math.sin(y / 3 + width);
      data[at + 2] = 255 * x / width;
      data[at + 3] = x < width / 2 ? alpha : 255;
    }
  }
  return await encode({ width, height, data }, { format: "png" });
}
