import assert from "node:assert/strict";
import { isSnapshotOf, planOutput, snapshotPath } from "../../src/cli/output_file.ts";
import { fakePlatform } from "../support/fake_platform.ts";

const platform = fakePlatform("linux", {}, "/home/me");

Deno.test("`planOutput()` takes the format from the name, whatever its case", () => {
  assert.deepEqual(planOutput("a.PNG", { platform }), { path: "/home/me/a.PNG", format: "png" });
  assert.equal(planOutput("a.jpg", { platform }).format, "jpeg");
  assert.equal(planOutput("a.jpeg", { platform }).format, "jpeg");
  assert.equal(planOutput("/x/a.b.webp", { platform }).format, "webp");
});

Deno.test("`planOutput()` takes a named format for a name that says nothing", () => {
  assert.equal(planOutput("a", { platform, format: "webp" }).format, "webp");
  assert.equal(planOutput("a.jpg", { platform, format: "jpeg" }).format, "jpeg");
});

Deno.test("`planOutput()` refuses an ending that it does not write, or that contradicts the format", () => {
  for (const name of ["a.tiff", "a", "-", ""]) {
    assert.throws(() => planOutput(name, { platform }), {
      name: "RangeError",
      message: `Cannot write ${name} as its ending names no format: end it in .png, .jpg or .webp`,
    });
  }
  assert.throws(() => planOutput("a.jpg", { platform, format: "png" }), {
    name: "RangeError",
    message: "Cannot write a.jpg as png: give it the ending .png or leave --format out",
  });
});

Deno.test("`snapshotPath()` puts a number of six digits before the ending", () => {
  assert.equal(snapshotPath("/x/a.b.jpg", 100), "/x/a.b-000100.jpg");
  assert.equal(snapshotPath("/x/a", 1_000_000), "/x/a-1000000");
});

Deno.test("`isSnapshotOf()` knows its own snapshots and no other file", () => {
  for (const iteration of [1, 999_999, 1_000_000]) {
    assert.ok(isSnapshotOf("/x/a.jpg", snapshotPath("/x/a.jpg", iteration)));
  }
  for (const other of ["/x/a.jpg", "/x/a-1.jpg", "/x/b-000001.jpg", "/x/a-000001.png"]) {
    assert.equal(isSnapshotOf("/x/a.jpg", other), false, other);
  }
});
