import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CHECKOUT } from "./module_graph.ts";

/** Returns every file of a folder of the checkout, relative to the checkout, in order. */
export function filesUnder(folder: string): string[] {
  const entries = readdirSync(fileURLToPath(new URL(folder, CHECKOUT)), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  }).sort();
}
