import assert from "node:assert/strict";
import { fileError } from "../../src/host/file_error.ts";

function systemError(code: string): Error {
  return Object.assign(new Error(`${code} (os error 1)`), { code });
}

Deno.test("`fileError()` keeps the class and the cause", () => {
  const cause = new Deno.errors.PermissionDenied("Permission denied (os error 13)");
  const error = fileError("read", "a.png", cause);
  assert.ok(error instanceof Deno.errors.PermissionDenied);
  assert.equal(error.cause, cause);
  assert.equal(
    error.message,
    "Cannot read a.png as the system denies it: change its permissions or choose another place",
  );
});

Deno.test("`fileError()` names the flag that is missing", () => {
  const message = 'Requires read access to "x", run again with the --allow-read flag';
  const error = fileError("write", "out/a.png", new Deno.errors.NotCapable(message));
  assert.ok(error instanceof Deno.errors.NotCapable);
  assert.match(
    error.message,
    /as this process was not given the permission: run Deno with --allow-read$/,
  );
});

Deno.test("`fileError()` says what to do about a disk", () => {
  const remedies = {
    ENOSPC: "as the disk is full: free some space or choose another folder",
    EDQUOT: "as the disk is full: free some space or choose another folder",
    EROFS: "as its disk is read-only: choose another folder",
    ENAMETOOLONG: "as its name is too long: choose a shorter one",
    EIO: "as the disk failed to write it: check the disk",
  };
  for (const [code, remedy] of Object.entries(remedies)) {
    assert.equal(
      fileError("write", "a.png", systemError(code)).message,
      `Cannot write a.png ${remedy}`,
    );
  }
});

Deno.test("`fileError()` passes on what it does not know", () => {
  const error = fileError("write", "a.png", systemError("EWHAT"));
  assert.equal(
    error.message,
    "Cannot write a.png because of an error of the system: EWHAT (os error 1)",
  );
});
