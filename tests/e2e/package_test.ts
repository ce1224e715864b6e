/** The package as its users meet it: imported from a disk and from the web, and ready to publish. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { decode } from "../../src/image/decode.ts";
import { networkTensors } from "../../src/weights/assemble_network.ts";
import { writeSafetensors } from "../../src/weights/safetensors_write.ts";
import { tinyNetwork } from "../support/golden_inputs.ts";
import { CHECKOUT } from "../support/module_graph.ts";
import { servePackage } from "../support/package_server.ts";
import { runDeno } from "../support/run_deno.ts";
import { temporaryFolder } from "../support/temporary_folder.ts";

/** A user's script; the import map of the package gives it, and the package, their imports. */
function script(packageAddress: string, options: string): string {
  return `
    import { stylize } from "${packageAddress}mod.ts";

    const data = Uint8Array.from({ length: 80 * 60 * 4 }, (_, i) => i % 4 === 3 ? 255 : i % 251);
    const content = { width: 80, height: 60, data };
    const style = { width: 80, height: 60, data: data.toReversed().fill(255, 0, 3) };
    const result = await stylize(
      { content, styles: [{ image: style }] },
      { network: "vgg19-lite", engine: "wasm", size: 80, iterations: 3, ${options} },
    );
    await Deno.writeFile("out.png", await result.encode("png"));
  `;
}

Deno.test("the module paints with the rights to read and write alone, and asks for no other", async () => {
  using folder = temporaryFolder();
  Deno.writeTextFileSync(join(folder.path, "paint.ts"), script(CHECKOUT.href, `weights: "net"`));
  const weights = writeSafetensors(networkTensors(tinyNetwork()));
  Deno.writeFileSync(join(folder.path, "net"), weights);
  const args = ["run", "--no-prompt", "--cached-only", "--allow-read", "--allow-write"];
  const map = `--import-map=${new URL("deno.json", CHECKOUT)}`;
  const { code, stdout, stderr } = await runDeno([...args, map, "paint.ts"], { cwd: folder.path });
  assert.deepEqual({ code, stdout, stderr: warningsOf(stderr) }, {
    code: 0,
    stdout: "",
    stderr: "",
  });
  const { width, height } = await decode(Deno.readFileSync(join(folder.path, "out.png")));
  assert.deepEqual({ width, height }, { width: 80, height: 60 });
});

Deno.test("the package is imported by URL in an empty folder, and fetches what it bundles", async () => {
  await using server = servePackage();
  using folder = temporaryFolder();
  using cache = temporaryFolder();
  await linkPackages(cache.path);
  Deno.writeTextFileSync(join(folder.path, "paint.ts"), script(server.address, ""));
  const { code, stdout, stderr } = await runDeno([
    "run",
    "--no-prompt",
    `--allow-import=${server.host}`,
    `--allow-net=${server.host}`,
    "--allow-read",
    "--allow-write",
    `--import-map=${server.address}deno.json`,
    "paint.ts",
  ], { cwd: folder.path, env: { DENO_DIR: cache.path } });
  assert.deepEqual({ code, stdout, stderr: warningsOf(stderr) }, {
    code: 0,
    stdout: "",
    stderr: "",
  });
  const { width, height } = await decode(Deno.readFileSync(join(folder.path, "out.png")));
  assert.deepEqual({ width, height }, { width: 80, height: 60 });
  assert.ok(server.asked.includes("weights/vgg19-lite.safetensors"));
  const foreign = server.asked.filter((path) =>
    !/^(?:deno\.json$|mod\.ts$|src\/|weights\/)/.test(path)
  );
  assert.deepEqual(foreign, []);
});

Deno.test("`deno publish` would publish the sources and the bundled files, and no test", async () => {
  const args = ["publish", "--dry-run", "--allow-dirty", "--no-check"];
  const { code, stderr } = await runDeno(args, { cwd: CHECKOUT });
  assert.equal(code, 0, stderr);
  const files = Array.from(stderr.matchAll(/file:\S+/g), ([url]) => url.replace(CHECKOUT.href, ""));
  assert.ok(files.includes("mod.ts"));
  const welcome =
    /^(?:deno\.json|mod\.ts|[A-Z]+(?:\.md)?|src\/.*|weights\/[\w.-]+|examples\/\w+\.jpg)$/;
  assert.deepEqual(files.filter((file) => !welcome.test(file)), []);
});

/** What a run printed besides Deno's own lines about downloads. */
function warningsOf(stderr: string): string {
  return stderr.split("\n").filter((line) => line && !/^(?:Download|Check|Initialize) /.test(line))
    .join("\n");
}

/** Gives an empty cache the npm packages of this machine's, so that only the package itself is downloaded. */
async function linkPackages(cache: string): Promise<void> {
  const { stdout } = await runDeno(["info", "--json"], { cwd: CHECKOUT });
  const { npmCache }: { npmCache: string } = JSON.parse(stdout);
  Deno.symlinkSync(npmCache, join(cache, "npm"));
}
