import { pathRules, type Platform } from "./platform.ts";

/**
 * Returns the absolute path of a path that a person typed.
 *
 * `deno task` runs in the folder of deno.json and leaves the folder that the person stood in as `INIT_CWD`.
 */
export function resolveUserPath(path: string, platform: Platform): string {
  const rules = pathRules(platform);
  if (rules.isAbsolute(path)) return rules.normalize(path);
  return rules.resolve(platform.env("INIT_CWD") ?? platform.currentFolder(), path);
}

/** Splits a list of folders as `PATH` is split: by `;` on Windows, else by `:`. */
export function splitPathList(list: string, platform: Platform): string[] {
  return list.split(pathRules(platform).delimiter)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => resolveUserPath(entry, platform));
}
