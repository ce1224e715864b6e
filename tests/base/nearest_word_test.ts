import assert from "node:assert/strict";
import { nearestWord } from "../../src/base/nearest_word.ts";

const WORDS = ["size", "strength", "style-weight", "stop", "iterations"];

for (
  const [typed, meant] of [
    ["sise", "size"], // a changed letter
    ["stregnth", "strength"], // two neighbors swapped
    ["iteration", "iterations"], // a letter left out
    ["sttop", "stop"], // a letter too many
    ["SIZE", "size"],
    ["styleweight", "style-weight"],
    ["quality", undefined],
    ["x", undefined],
  ] as const
) {
  Deno.test(`\`nearestWord()\` takes "${typed}" for ${meant ?? "nothing that there is"}`, () => {
    assert.equal(nearestWord(typed, WORDS), meant);
  });
}

Deno.test("`nearestWord()` finds nothing among no words", () => {
  assert.equal(nearestWord("size", []), undefined);
});
