import assert from "node:assert/strict";
import { homeFolder, impastoHome } from "../../src/host/impasto_home.ts";
import { fakePlatform } from "../support/fake_platform.ts";

Deno.test("`impastoHome()` is `IMPASTO_HOME` on every system", () => {
  for (const os of ["linux", "darwin"] as const) {
    assert.equal(impastoHome(fakePlatform(os, { IMPASTO_HOME: "/data/i", HOME: "/h" })), "/data/i");
  }
  const windows = fakePlatform("windows", { IMPASTO_HOME: "D:\\i", LOCALAPPDATA: "C:\\l" });
  assert.equal(impastoHome(windows), "D:\\i");
});

Deno.test("`impastoHome()` takes a relative `IMPASTO_HOME` from where the person stood", () => {
  const platform = fakePlatform("linux", { IMPASTO_HOME: "here", INIT_CWD: "/home/ada" });
  assert.equal(impastoHome(platform), "/home/ada/here");
});

Deno.test("`impastoHome()` lies in the data folder of the system", () => {
  assert.equal(impastoHome(fakePlatform("linux", { HOME: "/h" })), "/h/.local/share/impasto");
  const xdg = fakePlatform("linux", { HOME: "/h", XDG_DATA_HOME: "/x" });
  assert.equal(impastoHome(xdg), "/x/impasto");
  const darwin = fakePlatform("darwin", { HOME: "/Users/ada", XDG_DATA_HOME: "/x" });
  assert.equal(impastoHome(darwin), "/Users/ada/Library/Application Support/Impasto");
  const windows = fakePlatform("windows", { LOCALAPPDATA: "C:\\Users\\Ada\\AppData\\Local" });
  assert.equal(impastoHome(windows), "C:\\Users\\Ada\\AppData\\Local\\Impasto");
  const profile = fakePlatform("windows", { USERPROFILE: "C:\\Users\\Ada" });
  assert.equal(impastoHome(profile), "C:\\Users\\Ada\\AppData\\Local\\Impasto");
});

Deno.test("`impastoHome()` ignores a relative XDG_DATA_HOME, as its specification asks", () => {
  const platform = fakePlatform("linux", { HOME: "/h", XDG_DATA_HOME: "x" });
  assert.equal(impastoHome(platform), "/h/.local/share/impasto");
});

Deno.test("`impastoHome()` is unknown where the environment may not be read", () => {
  for (const os of ["linux", "darwin", "windows"] as const) {
    assert.equal(impastoHome(fakePlatform(os)), undefined);
    assert.equal(homeFolder("cache", fakePlatform(os)), undefined);
  }
});

Deno.test("`homeFolder()` is a folder of the home", () => {
  const linux = fakePlatform("linux", { IMPASTO_HOME: "/i" });
  assert.equal(homeFolder("cache", linux), "/i/cache");
  const windows = fakePlatform("windows", { IMPASTO_HOME: "C:\\i" });
  assert.equal(homeFolder("jobs", windows), "C:\\i\\jobs");
});
