import { sharedFile, testWith } from "../support/need.ts";
import {
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
