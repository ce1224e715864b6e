import assert from "node:assert/strict";
import { resolveUserPath, splitPathList } from "../../src/host/user_path.ts";
import { fakePlatform } from "../support/fake_platform.ts";

Deno.test("`resolveUserPath()` resolves against the folder that the person stood in", () => {
  const platform = fakePlatform("linux", { INIT_CWD: "/home/ada/pictures" }, "/opt/impasto");
  assert.equal(resolveUserPath("cat.jpg", platform), "/home/ada/pictures/cat.jpg");
  assert.equal(resolveUserPath("../out/./a.png", platform), "/home/ada/out/a.png");
});

Deno.test("`resolveUserPath()` resolves against the current folder outside `deno task`", () => {
  assert.equal(
    resolveUserPath("cat.jpg", fakePlatform("linux", {}, "/home/ada")),
    "/home/ada/cat.jpg",
  );
});

Deno.test("`resolveUserPath()` leaves an absolute path where it is", () => {
  const linux = fakePlatform("linux", { INIT_CWD: "/home/ada" });
  const windows = fakePlatform("windows", { INIT_CWD: "C:\\Users\\Ada" });
  assert.equal(resolveUserPath("/tmp/../a.png", linux), "/a.png");
  assert.equal(resolveUserPath("D:\\a.png", windows), "D:\\a.png");
  assert.equal(resolveUserPath("a.png", windows), "C:\\Users\\Ada\\a.png");
});

Deno.test("`splitPathList()` splits by the system's own mark", () => {
  const linux = fakePlatform("linux", {}, "/w");
  const windows = fakePlatform("windows", {}, "C:\\w");
  assert.deepEqual(splitPathList("/a: b::", linux), ["/a", "/w/b"]);
  assert.deepEqual(splitPathList("C:\\a;b", windows), ["C:\\a", "C:\\w\\b"]);
  assert.deepEqual(splitPathList("", linux), []);
});
