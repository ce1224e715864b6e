import { fileURLToPath } from "node:url";

/** One import of one file by another, as Deno resolved it. */
export interface ModuleImport {
  /** File that imports, relative to the checkout. */
  readonly from: string;
  /** File relative to the checkout, or a package such as `npm:jsfive` or `node:path`. */
  readonly to: string;
  /** Whether only types cross. */
  readonly typeOnly: boolean;
}

/** What `deno info` tells of a module. */
interface ModuleInfo {
  readonly specifier: string;
  readonly dependencies?: readonly {
    readonly specifier: string;
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
}

/** The checkout, ending in a slash. */
export const CHECKOUT = new URL("../../", import.meta.url);

/** Returns every import in the files of the checkout that the given files reach; `deno check` finds missing ones. */
export async function readModuleGraph(roots: readonly string[]): Promise<ModuleImport[]> {
  const imports = new Map<string, ModuleImport>();
  for (const root of roots) {
    for (const module of await readModules(root)) {
      const from = nameOf(module.specifier);
      if (from.includes(":")) continue;
      for (const { specifier, code, type } of module.dependencies ?? []) {
        const to = nameOf(code?.specifier ?? type?.specifier ?? specifier);
        imports.set(`${from} ${to}`, { from, to, typeOnly: code === undefined });
      }
    }
  }
  return [...imports.values()];
}

/** Returns the files on a loop of imports, in its order, or undefined where there is none. */
export function findCycle(imports: readonly ModuleImport[]): string[] | undefined {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  function visit(file: string, path: readonly string[]): string[] | undefined {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { to } of targets.get(file) ?? []) {
      const cycle = visit(to, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  }
  for (const file of targets.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

async function readModules(root: string): Promise<readonly ModuleInfo[]> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(new URL(root, CHECKOUT))],
    cwd: fileURLToPath(CHECKOUT),
  }).output();
  if (code !== 0) throw new Error(new TextDecoder().decode(stderr));
  const info: { modules: ModuleInfo[] } = JSON.parse(new TextDecoder().decode(stdout));
  return info.modules;
}

function nameOf(specifier: string): string {
  if (specifier.startsWith(CHECKOUT.href)) return specifier.slice(CHECKOUT.href.length);
  // The version is the import map's business: npm:/imagescript@1.3.1/png/src/png.mjs -> npm:imagescript.
  const npm = /^npm:\/?((?:@[^/]+\/)?[^@/]+)/.exec(specifier);
  return npm ? `npm:${npm[1]}` : specifier;
}
