import { pathRules, type Platform } from "./platform.ts";
import { resolveUserPath } from "./user_path.ts";

/** What Impasto keeps on a machine, one folder each. */
export type HomeFolder = "cache" | "config" | "styles" | "jobs";

/**
 * Returns the one folder that holds all that Impasto keeps: `IMPASTO_HOME`, else a folder of the system's data
 * folder; undefined where the environment may not be read or names neither.
 */
export function impastoHome(platform: Platform): string | undefined {
  const chosen = platform.env("IMPASTO_HOME");
  if (chosen !== undefined) return resolveUserPath(chosen, platform);
  const { join } = pathRules(platform);
  if (platform.os === "windows") {
    const data = localAppData(platform);
    return data && join(data, "Impasto");
  }
  const home = platform.env("HOME");
  if (platform.os === "darwin") {
    return home && join(home, "Library", "Application Support", "Impasto");
  }
  const data = xdgDataHome(platform) ?? (home && join(home, ".local", "share"));
  return data && join(data, "impasto");
}

/** Returns one folder of `impastoHome()`, which may not exist yet. */
export function homeFolder(folder: HomeFolder, platform: Platform): string | undefined {
  const home = impastoHome(platform);
  return home && pathRules(platform).join(home, folder);
}

function localAppData(platform: Platform): string | undefined {
  const profile = platform.env("USERPROFILE");
  return platform.env("LOCALAPPDATA") ??
    (profile && pathRules(platform).join(profile, "AppData", "Local"));
}

// The XDG base directory specification asks to ignore a relative path here.
function xdgDataHome(platform: Platform): string | undefined {
  const folder = platform.env("XDG_DATA_HOME");
  return folder !== undefined && pathRules(platform).isAbsolute(folder) ? folder : undefined;
}
