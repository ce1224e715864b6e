import { sharedFile, testWith, webgpuAdapter } from "../support/need.ts";
import {
  assertClassicGradient,
  assertClassicRun,
  VGG19_FILE,
  withClassic,
} from "../support/vgg19_golden.ts";

// Beside the wasm test and not in it: a software adapter takes a minute, and files run side by side.
const need = [sharedFile(VGG19_FILE), await webgpuAdapter()];

testWith(
  need.find(({ met }) => !met) ?? need[0]!,
  "`reference:webgpu` agrees with PyTorch on `classic` with the real VGG19",
  () =>
    withClassic("reference:webgpu", async (engine, spec) => {
      await assertClassicGradient(engine, spec);
      await assertClassicRun(engine, spec);
    }),
);
