import { fusedMultiplyAdd } from "../../src/engine/wasm/assembler/expressions.ts";
import { MOST_PAGES } from "../../src/engine/wasm/assembler/module_writer.ts";
import { writeKernels } from "../../src/engine/wasm/kernels/kernels.ts";
import { uploadFilters } from "../../src/engine/wasm/plan/filters.ts";
import { Crew } from "../../src/engine/wasm/threads/crew.ts";
import { Heap } from "../../src/engine/wasm/threads/heap.ts";
import type { WasmMeans } from "../../src/engine/wasm/wasm_means.ts";
import { tinyNetwork } from "./golden_inputs.ts";
import { PLAIN_READING } from "./tiny_rung.ts";

/** What the parts of a wasm engine work with, on the tiny network; the caller closes the crew. */
export async function tinyMeans(
  { reading = PLAIN_READING, threads = 1 }: Partial<
    Pick<WasmMeans, "reading"> & { readonly threads: number }
  > = {},
): Promise<WasmMeans> {
  const network = tinyNetwork();
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const heap = new Heap(memory);
  const crew = await Crew.create({ threads, memory, kernels: writeKernels(fusedMultiplyAdd) });
  const filters = uploadFilters(network, "block5_conv1", { heap, kernels: crew.kernels });
  return { heap, crew, filters, reading, table: network.table };
}
