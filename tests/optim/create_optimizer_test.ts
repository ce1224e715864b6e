import assert from "node:assert/strict";
import { createOptimizer, OPTIMIZERS } from "../../src/optim/create_optimizer.ts";
import { objective, rosenbrock, walk } from "./toy_functions.ts";

Deno.test("`createOptimizer()` makes every rule by name, with its settings", async () => {
  for (const name of OPTIMIZERS) {
    const optimizer = createOptimizer({ optimizer: name, learningRate: 0.001 });
    assert.equal(optimizer.name, name);
    const run = { optimizer, start: [-1.2, 1], steps: 1, evaluate: objective(rosenbrock) };
    const { outputs, state } = await walk(run);
    assert.equal(state.kind, name);
    assert.ok(outputs[0]!.update > 0 && outputs[0]!.update <= 0.0011);
  }
});

Deno.test("`createOptimizer()` lists the choices for an unknown name", () => {
  const settings = JSON.parse('{ "optimizer": "sgd" }');
  assert.throws(() => createOptimizer(settings), {
    name: "RangeError",
    message: /"sgd": choose one of adam, lbfgs/,
  });
});
