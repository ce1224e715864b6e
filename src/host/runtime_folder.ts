import type { Platform } from "./platform.ts";

const VARIABLE = "XDG_RUNTIME_DIR";

/**
 * Names a runtime folder where a Linux session has none, as in a container or over SSH. Graphics drivers ask for it
 * while they look for an adapter, and write alarming lines about its absence that say nothing about painting.
 */
export function ensureRuntimeFolder(platform: Platform): void {
  if (platform.os !== "linux" || platform.env(VARIABLE) !== undefined) return;
  const permission = Deno.permissions.querySync({ name: "env", variable: VARIABLE });
  if (permission.state === "granted") Deno.env.set(VARIABLE, "/tmp");
}
