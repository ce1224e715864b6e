/** A folder that is removed with all it holds at the end of the block. */
export interface TemporaryFolder extends Disposable {
  /** Its absolute path. */
  readonly path: string;
}

/** Makes an empty folder: `using folder = temporaryFolder()`. */
export function temporaryFolder(): TemporaryFolder {
  const path = Deno.makeTempDirSync({ prefix: "impasto-test-" });
  return { path, [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }) };
}
