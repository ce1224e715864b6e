import type { LayerName, NetworkTable } from "../../vgg/layers.ts";
import type { NetworkReading } from "../engine.ts";
import type { Filter } from "./plan/filters.ts";
import type { Crew } from "./threads/crew.ts";
import type { Heap } from "./threads/heap.ts";

/** What a wasm engine's passes run on. */
export interface WasmMeans {
  /** Shared memory. */
  readonly heap: Heap;
  /** Threads. */
  readonly crew: Crew;
  /** Names and shapes. */
  readonly table: NetworkTable;
  /** Transformed weights. */
  readonly filters: ReadonlyMap<LayerName, Filter>;
  /** How the network is read. */
  readonly reading: NetworkReading;
}
