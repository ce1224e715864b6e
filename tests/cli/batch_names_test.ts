import assert from "node:assert/strict";
import { nameBatch } from "../../src/cli/batch_names.ts";

const NAMING = { folder: "/out", format: "png" };

Deno.test("`nameBatch()` pairs each content with each blend and names the result after both", () => {
  assert.deepEqual(nameBatch(["x/a.jpg", "b"], [["s.png"], ["s.png", "y/t.png"]], NAMING), [
    { content: "x/a.jpg", styles: ["s.png"], path: "/out/a-s.png" },
    { content: "x/a.jpg", styles: ["s.png", "y/t.png"], path: "/out/a-s+t.png" },
    { content: "b", styles: ["s.png"], path: "/out/b-s.png" },
    { content: "b", styles: ["s.png", "y/t.png"], path: "/out/b-s+t.png" },
  ]);
});

Deno.test("`nameBatch()` gives no two results one name, by case neither", () => {
  const items = nameBatch(["x/a.jpg", "y/a.jpg", "y/A.png", "a"], [["s"]], NAMING);
  assert.deepEqual(items.map(({ path }) => path), [
    "/out/a-s.png",
    "/out/a-s-2.png",
    "/out/A-s-3.png",
    "/out/a-s-4.png",
  ]);
});

Deno.test("`nameBatch()` ends JPEG files in .jpg", () => {
  assert.equal(nameBatch(["a"], [["s"]], { ...NAMING, format: "jpeg" })[0]?.path, "/out/a-s.jpg");
});
