/**
 * A small assembler: it writes WebAssembly modules from expressions and statements in TypeScript. It knows
 * the instructions that our kernels need and must not know what a kernel computes.
 */
import { FunctionWriter } from "./function_writer.ts";
import { unsigned } from "./leb128.ts";
import type { Code } from "./value.ts";

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** Shared memory with a maximum; the import says the largest that WebAssembly has. */
const SHARED = 0x03;

/** 4 GiB in pages of 64 KiB. */
export const MOST_PAGES = 65536;

/** Writes one module that imports the shared memory `host.memory` and exports each function by its name. */
export class ModuleWriter {
  readonly #functions: { readonly name: string; readonly writer: FunctionWriter }[] = [];

  /** Adds a function and lets `write` fill it. */
  add(name: string, write: (writer: FunctionWriter) => void): FunctionWriter {
    const writer = new FunctionWriter(this.#functions.length);
    this.#functions.push({ name, writer });
    write(writer);
    return writer;
  }

  /** Returns the module's bytes. */
  bytes(): Uint8Array<ArrayBuffer> {
    const functions = this.#functions;
    const memory = [text("host"), text("memory"), 0x02, SHARED, 1, unsigned(MOST_PAGES)];
    const sections: Code = [
      section(1, functions.map(({ writer }) => writer.typeBytes())),
      section(2, [memory]),
      section(3, functions.map((_, index) => unsigned(index))),
      section(7, functions.map(({ name }, index) => [text(name), 0x00, unsigned(index)])),
      section(10, functions.map(({ writer }) => sized(writer.bodyBytes()))),
    ];
    return Uint8Array.from([...HEADER, ...flatten(sections)]);
  }
}

function section(id: number, entries: readonly Code[]): Code {
  return [id, sized([unsigned(entries.length), entries])];
}

function sized(code: Code): Code {
  const bytes = flatten(code);
  return [unsigned(bytes.length), bytes];
}

function text(value: string): Code {
  return sized([...new TextEncoder().encode(value)]);
}

function flatten(code: Code): number[] {
  const bytes: number[] = [];
  function visit(part: number | Code): void {
    if (typeof part === "number") bytes.push(part);
    else for (const inner of part) visit(inner);
  }
  visit(code);
  return bytes;
}
