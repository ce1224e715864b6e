import type { EngineCase } from "./engine_case.ts";
import { GOLDEN_CASES } from "./golden_cases.ts";
import { LIFETIME_CASES } from "./lifetime_cases.ts";
import { SHAPE_CASES } from "./shape_cases.ts";

/** The one suite that every engine passes; a new engine adds a row to `engine_conformance_test.ts`. */
export const ENGINE_CASES: readonly EngineCase[] = [
  ...GOLDEN_CASES,
  ...SHAPE_CASES,
  ...LIFETIME_CASES,
];
