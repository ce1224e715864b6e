import type { LayerName } from "../../vgg/layers.ts";
import { layOutMaps, type PassMaps } from "./plan/pass_maps.ts";
import { passMatricesBytes, type PassPlan } from "./plan/pass_steps.ts";
import { place, type Space } from "./plan/space.ts";
import type { Step } from "./plan/step.ts";
import { writePicture } from "./picture_map.ts";
import type { WasmMeans } from "./wasm_means.ts";

/** What a pass does beside its maps. */
export interface PassOptions<T> {
  /** Layers that are read. */
  readonly taps: readonly LayerName[];
  /** Reserves further room and returns the steps. It is called twice, see `place`. */
  readonly layOut: (space: Space, plan: PassPlan) => { readonly steps: Step[]; readonly data: T };
}

/** A pass through the network for pictures of one size: memory and a program that all threads know. */
export interface PicturePass<T> {
  /** Maps. */
  readonly maps: PassMaps;
  /** What `layOut` reserved. */
  readonly data: T;
  /** Writes a picture `[height, width, 3]` and runs the program. */
  readonly run: (image: Float32Array) => void;
  /** Gives the memory back. */
  readonly free: () => void;
}

/** Plans a pass, reserves its memory and teaches it to the threads. */
export function picturePass<T>(
  means: WasmMeans,
  { width, height }: { readonly width: number; readonly height: number },
  { taps, layOut }: PassOptions<T>,
): PicturePass<T> {
  const { heap, crew, filters, reading, table } = means;
  const threads = crew.size;
  const { plan: { maps, data, program }, free } = place(
    heap,
    `a picture of ${width} x ${height} pixels`,
    (space) => {
      const maps = layOutMaps(space, { width, height, table, reading, taps });
      const matrices = space.reserve(passMatricesBytes(maps, threads));
      const shop = { threads, matrices, space };
      const { steps, data } = layOut(space, { maps, filters, reading, taps, shop });
      const { scratchBytes } = space;
      const scratch = space.reserve(threads * scratchBytes);
      return { maps, data, program: { steps, scratch, scratchBytes } };
    },
  );
  const id = crew.learn(program);
  return {
    maps,
    data,
    run(image: Float32Array): void {
      const plane = { width, height, data: image };
      writePicture(heap, maps.input, { plane, padding: reading.padding });
      crew.run(id, program);
    },
    free(): void {
      crew.forget(id);
      free();
    },
  };
}
