/** A process of its own that fetches VGG19 and prints what it did: `deno run fetch_network_process.ts JSON`. */
import { fetchNetwork } from "../../src/weights/fetch_network.ts";

const phases: string[] = [];
const path = await fetchNetwork("vgg19", {
  published: JSON.parse(Deno.args[0] ?? ""),
  backoffMs: 5,
  onProgress: ({ phase }) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  },
});
// deno-lint-ignore no-console -- the parent process reads it
console.log(JSON.stringify({ path, phases }));
