import assert from "node:assert/strict";
import { ensureRuntimeFolder } from "../../src/host/runtime_folder.ts";
import { hostPlatform } from "../../src/host/platform.ts";

/** Runs with the variable set to a value and puts the old one back. */
function withVariable(value: string | undefined, check: () => void): void {
  const before = Deno.env.get("XDG_RUNTIME_DIR");
  if (value === undefined) Deno.env.delete("XDG_RUNTIME_DIR");
  else Deno.env.set("XDG_RUNTIME_DIR", value);
  try {
    check();
  } finally {
    if (before === undefined) Deno.env.delete("XDG_RUNTIME_DIR");
    else Deno.env.set("XDG_RUNTIME_DIR", before);
  }
}

Deno.test("`ensureRuntimeFolder()` names a folder on Linux where there is none", () => {
  withVariable(undefined, () => {
    ensureRuntimeFolder({ ...hostPlatform(), os: "linux" });
    assert.equal(Deno.env.get("XDG_RUNTIME_DIR"), "/tmp");
  });
});

Deno.test("`ensureRuntimeFolder()` leaves other systems and a set variable alone", () => {
  withVariable(undefined, () => {
    ensureRuntimeFolder({ ...hostPlatform(), os: "darwin" });
    assert.equal(Deno.env.get("XDG_RUNTIME_DIR"), undefined);
  });
  withVariable("/run/user/1", () => {
    ensureRuntimeFolder({ ...hostPlatform(), os: "linux" });
    assert.equal(Deno.env.get("XDG_RUNTIME_DIR"), "/run/user/1");
  });
});
