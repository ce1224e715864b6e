import type { MultiplyAdd } from "../assembler/expressions.ts";
import { ModuleWriter } from "../assembler/module_writer.ts";
import type { Pooling } from "../../engine.ts";
import { addCompareGram } from "./compare_gram.ts";
import { addContent, addWeigh, type ContentStore } from "./content.ts";
import { type Finish, FINISHES, GRADIENT_FINISHES, type GradientFinish } from "./finish.ts";
import { addClear, addFinishRange, addRectify } from "./finish_range.ts";
import { addMultiplyGram, addPackGram } from "./gram.ts";
import { addMultiply } from "./multiply.ts";
import { addPool, addPoolBack } from "./pool.ts";
import { addTransformFilter } from "./transform_filter.ts";
import { addTransformInput } from "./transform_input.ts";
import { addTransformOutput } from "./transform_output.ts";

/** A kernel: all arguments are numbers, most of them addresses and counts. */
export type Kernel = (...values: readonly number[]) => void;

/** Names of the kernels; each is described where it is added. */
export type KernelName =
  | "multiply"
  | "transformInput"
  | "transformFilter"
  | `transformOutput_${Finish}`
  | `pool_${Pooling}`
  | `poolBack_${Pooling}_${GradientFinish}`
  | `finishRange_${GradientFinish}`
  | "rectify"
  | "clear"
  | `content_${ContentStore}`
  | "weigh"
  | "packGram"
  | "multiplyGram"
  | "compareGram";

/** All kernels over one memory. */
export type Kernels = (name: KernelName) => Kernel;

/** Returns the bytes of the module that holds all kernels, with a * b + c written as given. */
export function writeKernels(multiplyAdd: MultiplyAdd): Uint8Array<ArrayBuffer> {
  const module = new ModuleWriter();
  addMultiply(module, multiplyAdd);
  addTransformInput(module, multiplyAdd);
  addTransformFilter(module, multiplyAdd);
  for (const finish of FINISHES) addTransformOutput(module, { finish, multiplyAdd });
  for (const finish of GRADIENT_FINISHES) addFinishRange(module, finish, finish);
  for (const pooling of ["max", "average"] as const) {
    addPool(module, pooling);
    for (const finish of GRADIENT_FINISHES) addPoolBack(module, { pooling, finish });
  }
  addRectify(module);
  addClear(module);
  for (const store of ["set", "add"] as const) addContent(module, store);
  addWeigh(module);
  addPackGram(module);
  addMultiplyGram(module, multiplyAdd);
  addCompareGram(module);
  return module.bytes();
}

/** Binds compiled kernels to a memory. */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  return function kernel(name: KernelName): Kernel {
    const found = exports[name];
    if (typeof found !== "function") throw new TypeError(`Cannot find kernel ${name}`);
    return found as Kernel;
  };
}
