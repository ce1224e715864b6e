import { networkTensors } from "../../src/weights/assemble_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { tinyNetwork } from "./golden_inputs.ts";

/** Writes the tiny seeded network to a temporary file; it is read as `vgg19-lite`, whose widths are free. */
export function writeTinyWeights(): string {
  const path = Deno.makeTempFileSync({ suffix: ".safetensors" });
  Deno.writeFileSync(path, writeSafetensors(networkTensors(tinyNetwork())));
  return path;
}

/** Options that paint with the tiny network on the plainest engine: a run of few iterations takes milliseconds. */
export const TINY_OPTIONS = { network: "vgg19-lite", engine: "reference:wasm", size: 64 } as const;
