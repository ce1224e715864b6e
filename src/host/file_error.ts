import { dirname } from "node:path";

type FileAction = "read" | "write";

/** Error classes that a caller may tell apart, kept when the text is rewritten. */
const KEPT_CLASSES = [
  Deno.errors.NotFound,
  Deno.errors.AlreadyExists,
  Deno.errors.PermissionDenied,
  Deno.errors.NotCapable,
  Deno.errors.IsADirectory,
  Deno.errors.NotADirectory,
];

/** Returns an error of the same class whose text names the file, the reason and what to do next. */
export function fileError(action: FileAction, path: string, cause: unknown): Error {
  const message = `Cannot ${action} ${path} ${reasonOf(action, path, cause)}`;
  const kept = KEPT_CLASSES.find((kind) => cause instanceof kind);
  return kept ? new kept(message, { cause }) : new Error(message, { cause });
}

function reasonOf(action: FileAction, path: string, cause: unknown): string {
  const known = reasonByCode(action, errorCode(cause));
  if (known !== undefined) return known;
  if (cause instanceof Deno.errors.NotCapable) {
    const flag = /--allow-\w+/.exec(cause.message)?.[0] ?? `--allow-${action}`;
    return `as this process was not given the permission: run Deno with ${flag}`;
  }
  if (cause instanceof Deno.errors.NotFound) {
    return action === "read"
      ? "as it does not exist: check the path"
      : `as the folder ${dirname(path)} does not exist: create it first`;
  }
  if (cause instanceof Deno.errors.AlreadyExists) {
    return "as it already exists: choose another name, or replace it with --force";
  }
  if (cause instanceof Deno.errors.NotADirectory) {
    return "as a part of its path is a file where a folder is needed: check the path";
  }
  if (cause instanceof Deno.errors.IsADirectory) return "as it is a folder: name a file";
  if (cause instanceof Deno.errors.PermissionDenied) {
    return "as the system denies it: change its permissions or choose another place";
  }
  return `because of an error of the system: ${cause instanceof Error ? cause.message : cause}`;
}

function reasonByCode(action: FileAction, code: string | undefined): string | undefined {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "as the disk is full: free some space or choose another folder";
    case "EROFS":
      return "as its disk is read-only: choose another folder";
    case "ENAMETOOLONG":
      return "as its name is too long: choose a shorter one";
    case "EIO":
      return `as the disk failed to ${action} it: check the disk`;
    default:
      return undefined;
  }
}

function errorCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}
