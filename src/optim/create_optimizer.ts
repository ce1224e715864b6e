import { checkChoice } from "../base/check.ts";
import { adam, type AdamOptions, type AdamState } from "./adam.ts";
import { lbfgs, type LbfgsOptions, type LbfgsState } from "./lbfgs.ts";
import type { Optimizer } from "./optimizer.ts";

/** Names of the rules there are. */
export const OPTIMIZERS = ["adam", "lbfgs"] as const;

/** What any of the rules remembers; `kind` tells which. */
export type OptimizerState = AdamState | LbfgsState;

/** A rule with its settings. */
export type OptimizerSettings =
  | ({ readonly optimizer: "adam" } & AdamOptions)
  | ({ readonly optimizer: "lbfgs" } & LbfgsOptions);

/**
 * Makes the rule of that name. The state that it steps has to come from its own `init()`.
 *
 * @throws {RangeError} If the name or a setting is unknown or out of range
 */
export function createOptimizer(settings: OptimizerSettings): Optimizer<OptimizerState> {
  checkChoice("optimizer", settings.optimizer, OPTIMIZERS);
  return settings.optimizer === "adam" ? adam(settings) : lbfgs(settings);
}
