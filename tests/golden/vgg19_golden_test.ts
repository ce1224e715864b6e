import { sharedFile, testWith } from "../support/need.ts";
import {
  assertAdamRun,
  assertClassicGradient,
  assertClassicRun,
  VGG19_FILE,
  withClassic,
} from "../support/vgg19_golden.ts";

testWith(
  sharedFile(VGG19_FILE),
  "`reference:wasm` agrees with PyTorch on `classic` with the real VGG19",
  () =>
    withClassic("reference:wasm", async (engine, spec) => {
      await assertClassicGradient(engine, spec);
      await assertClassicRun(engine, spec);
    }),
);

testWith(
  sharedFile(VGG19_FILE),
  "`wasm` agrees with PyTorch on `classic` and ten steps of Adam with the real VGG19",
  () =>
    withClassic("wasm", async (engine, spec) => {
      await assertClassicGradient(engine, spec);
      // L-BFGS multiplies a difference by ten a step, and one flipped ReLU decides where it ends.
      await assertClassicRun(engine, spec, 5);
      await assertAdamRun(engine);
    }),
);
