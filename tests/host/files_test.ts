import assert from "node:assert/strict";
import {
  checkWritable,
  makeFolder,
  readFile,
  removeIfThere,
  writeAtomic,
} from "../../src/host/files.ts";
import { testWith } from "../support/need.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";
import { mountSmallDisk, smallDisk } from "../support/small_disk.ts";

const BYTES = Uint8Array.of(1, 2, 3);

function names(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
}

function modeOf(path: string): number {
  return (Deno.statSync(path).mode ?? 0) & 0o777;
}

Deno.test("`readFile()` returns what `writeAtomic()` wrote, and nothing else is left", async () => {
  using folder = temporaryFolder();
  await writeAtomic(`${folder.path}/a.bin`, BYTES);
  assert.deepEqual(await readFile(`${folder.path}/a.bin`), BYTES);
  assert.deepEqual(names(folder.path), ["a.bin"]);
});

Deno.test("`readFile()` names a missing file, a folder and a path below a file", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/a.bin`, BYTES);
  await assert.rejects(readFile(`${folder.path}/b.bin`), {
    name: "NotFound",
    message: `Cannot read ${folder.path}/b.bin as it does not exist: check the path`,
  });
  await assert.rejects(readFile(folder.path), {
    name: "IsADirectory",
    message: `Cannot read ${folder.path} as it is a folder: name a file`,
  });
  await assert.rejects(readFile(`${folder.path}/a.bin/c`), { name: "NotADirectory" });
});

Deno.test("`readFile()` refuses a file over the limit before reading it", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/a.bin`, BYTES);
  assert.deepEqual(await readFile(`${folder.path}/a.bin`, { maxBytes: 3 }), BYTES);
  await assert.rejects(readFile(`${folder.path}/a.bin`, { maxBytes: 2 }), {
    name: "RangeError",
    message: `Cannot read ${folder.path}/a.bin as it has 3 bytes: the limit is 2 bytes`,
  });
});

Deno.test("`writeAtomic()` replaces a file with force alone", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/a.bin`;
  await writeAtomic(path, BYTES);
  const refused = {
    name: "AlreadyExists",
    message:
      `Cannot write ${path} as it already exists: choose another name, or replace it with --force`,
  };
  await assert.rejects(writeAtomic(path, Uint8Array.of(9)), refused);
  await assert.rejects(checkWritable(path), refused);
  assert.deepEqual(await readFile(path), BYTES);
  await checkWritable(path, { force: true });
  await writeAtomic(path, Uint8Array.of(9), { force: true });
  assert.deepEqual(await readFile(path), Uint8Array.of(9));
  assert.deepEqual(names(folder.path), ["a.bin"]);
});

Deno.test("`writeAtomic()` lets one of many writers win a new name", async () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/a.bin`;
  const tries = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((value) => writeAtomic(path, new Uint8Array(50_000).fill(value))),
  );
  assert.equal(tries.filter((one) => one.status === "fulfilled").length, 1);
  const bytes = await readFile(path);
  assert.ok(bytes.every((byte) => byte === bytes[0]));
  assert.deepEqual(names(folder.path), ["a.bin"]);
});

Deno.test({
  name: "`writeAtomic()` keeps a link a link, and gives the mode that was asked for",
  ignore: Deno.build.os === "windows",
  async fn(): Promise<void> {
    using folder = temporaryFolder();
    await writeAtomic(`${folder.path}/a.bin`, BYTES, { mode: 0o600 });
    assert.equal(modeOf(`${folder.path}/a.bin`), 0o600);
    await Deno.symlink(`${folder.path}/a.bin`, `${folder.path}/link`);
    await writeAtomic(`${folder.path}/link`, Uint8Array.of(7), { force: true });
    assert.ok((await Deno.lstat(`${folder.path}/link`)).isSymlink);
    assert.deepEqual(await readFile(`${folder.path}/a.bin`), Uint8Array.of(7));
    await makeFolder(`${folder.path}/private/inner`, 0o700);
    assert.equal(modeOf(`${folder.path}/private/inner`), 0o700);
  },
});

Deno.test("`writeAtomic()` and `checkWritable()` refuse alike what cannot be written", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/a.bin`, BYTES);
  for (const write of [writeAtomic, (path: string) => checkWritable(path)]) {
    await assert.rejects(write(`${folder.path}/no/b.bin`, BYTES), {
      name: "NotFound",
      message: `Cannot write ${folder.path}/no/b.bin as the folder ${folder.path}/no does not ` +
        "exist: create it first",
    });
    await assert.rejects(write(folder.path, BYTES), { name: "IsADirectory" });
    await assert.rejects(write(`${folder.path}/a.bin/b.bin`, BYTES), { name: "NotADirectory" });
    await assert.rejects(write(`${folder.path}/${"n".repeat(300)}`, BYTES), /name is too long/);
  }
  assert.deepEqual(names(folder.path), ["a.bin"]);
});

Deno.test({
  name: "`writeAtomic()` does not replace a device",
  ignore: Deno.build.os === "windows",
  fn: () => assert.rejects(writeAtomic("/dev/null", BYTES, { force: true }), /device or a pipe/),
});

testWith(
  { met: Deno.build.os === "linux", reason: "only Linux has a folder that refuses even root" },
  "`checkWritable()` and `writeAtomic()` say that the system denies a folder",
  async () => {
    const denied = {
      name: "PermissionDenied",
      message: "Cannot write /sys/impasto.png as the system denies it: change its permissions or " +
        "choose another place",
    };
    await assert.rejects(checkWritable("/sys/impasto.png"), denied);
    await assert.rejects(writeAtomic("/sys/impasto.png", BYTES), denied);
  },
);

Deno.test("`makeFolder()` keeps a folder that is there and says what stands in its way", async () => {
  using folder = temporaryFolder();
  await makeFolder(folder.path);
  await Deno.writeFile(`${folder.path}/a.bin`, BYTES);
  await assert.rejects(makeFolder(`${folder.path}/a.bin/b`), /Cannot write .*a\.bin\/b/);
});

Deno.test("`removeIfThere()` removes a file once and is content without it", async () => {
  using folder = temporaryFolder();
  await Deno.writeFile(`${folder.path}/a.bin`, BYTES);
  await removeIfThere(`${folder.path}/a.bin`);
  await removeIfThere(`${folder.path}/a.bin`);
  assert.deepEqual(names(folder.path), []);
});

testWith(smallDisk, "`writeAtomic()` leaves a full disk as it was, and says so", async () => {
  using disk = mountSmallDisk();
  await writeAtomic(`${disk.path}/old.bin`, BYTES);
  const big = new Uint8Array(1 << 20);
  const full = /Cannot write .*old\.bin as the disk is full: free some space/;
  await assert.rejects(writeAtomic(`${disk.path}/old.bin`, big, { force: true }), full);
  assert.deepEqual(await readFile(`${disk.path}/old.bin`), BYTES);
  assert.deepEqual(names(disk.path), ["old.bin"]);
});

testWith(smallDisk, "`checkWritable()` finds a read-only disk before painting", async () => {
  using disk = mountSmallDisk({ readOnly: true });
  await assert.rejects(checkWritable(`${disk.path}/a.png`), /as its disk is read-only/);
});
