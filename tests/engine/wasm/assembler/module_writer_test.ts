import assert from "node:assert/strict";
import { int, splatConstant } from "../../../../src/engine/wasm/assembler/expressions.ts";
import { ModuleWriter, MOST_PAGES } from "../../../../src/engine/wasm/assembler/module_writer.ts";

Deno.test("`ModuleWriter.bytes()` writes a module that exports and calls its functions", () => {
  const writer = new ModuleWriter();
  const store = writer.add("store", (f) => {
    const [address, value] = [f.parameter(), f.parameter("f32")];
    f.storeVector(address, { type: "v128", code: [value.code, 0xfd, 0x13] });
  });
  writer.add("storeTwo", (f) => {
    f.call(store, 16, { type: "f32", code: [f.parameter("f32").code] });
    f.storeVector(int(32), splatConstant(2));
  });
  const bytes = writer.bytes();
  assert.ok(WebAssembly.validate(bytes));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const module = new WebAssembly.Module(bytes);
  assert.deepEqual(WebAssembly.Module.exports(module).map(({ name }) => name), [
    "store",
    "storeTwo",
  ]);
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  (exports.storeTwo as (value: number) => void)(1.5);
  assert.deepEqual(Array.from(new Float32Array(memory.buffer, 16, 8)), [
    ...[1.5, 1.5, 1.5, 1.5],
    ...[2, 2, 2, 2],
  ]);
});

Deno.test("`ModuleWriter.bytes()` are the same each time", () => {
  const write = (): Uint8Array => {
    const writer = new ModuleWriter();
    writer.add("nothing", () => {});
    return writer.bytes();
  };
  assert.deepEqual(write(), write());
});
