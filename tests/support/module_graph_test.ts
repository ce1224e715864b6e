import assert from "node:assert/strict";
import { findCycle, type ModuleImport, readModuleGraph } from "./module_graph.ts";

function imports(...arrows: string[]): ModuleImport[] {
  return arrows.map((arrow) => {
    const [from, to] = arrow.split(" ");
    return { from: from!, to: to!, typeOnly: false };
  });
}

Deno.test("`findCycle()` finds no cycle where two ways lead to one file", () => {
  assert.equal(findCycle(imports("a b", "a c", "b d", "c d", "d npm:e")), undefined);
});

Deno.test("`findCycle()` names the files on the loop and not those that lead to it", () => {
  assert.deepEqual(findCycle(imports("a b", "b c", "c d", "d b")), ["b", "c", "d", "b"]);
  assert.deepEqual(findCycle(imports("a a")), ["a", "a"]);
});

Deno.test("`readModuleGraph()` tells types from values, and follows both", async () => {
  const graph = await readModuleGraph(["tests/support/module_graph_test.ts"]);
  assert.deepEqual(graph.map(({ to }) => to).sort(), [
    "node:assert/strict",
    "node:url",
    "tests/support/module_graph.ts",
  ]);
  const ofNetwork = await readModuleGraph(["src/vgg/network.ts"]);
  assert.deepEqual(ofNetwork, [
    { from: "src/vgg/network.ts", to: "src/vgg/layers.ts", typeOnly: true },
  ]);
});
