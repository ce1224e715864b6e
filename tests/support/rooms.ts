/** What a room may do; a room always may import itself. */
export interface Room {
  /** Rooms it may import. */
  readonly imports: readonly string[];
  /** Rooms of which it may import types and nothing that runs. */
  readonly types?: readonly string[];
  /** Packages and built-in modules it may import. */
  readonly packages?: readonly string[];
  /** Globals it may touch, of those in `WATCHED_GLOBALS`. */
  readonly touches?: readonly string[];
}

/** Globals by which code reaches out of pure computation: files, network, devices, console, clock, chance. */
export const WATCHED_GLOBALS: readonly string[] = [
  ...["Deno", "process", "fetch", "navigator", "navigator.gpu", "console", "Worker", "WebAssembly"],
  ...["Date", "performance", "setTimeout", "setInterval", "crypto", "localStorage", "globalThis"],
];

const TFJS = "npm:@tensorflow/tfjs";

/** The rooms of `src/` from the ground up. Widening a row is a decision about the design. */
export const ROOMS: Readonly<Record<string, Room>> = {
  base: { imports: [] },
  image: {
    imports: ["base"],
    packages: ["npm:@jsquash/webp", "npm:imagescript", "npm:jpeg-js"],
    touches: ["WebAssembly"],
  },
  vgg: { imports: [] },
  optim: { imports: ["base"] },
  host: {
    imports: [],
    packages: ["node:crypto", "node:path", "node:process", "node:timers/promises", "node:url"],
    touches: ["Deno", "fetch", "navigator", "setTimeout", "performance", "Date", "crypto"],
  },
  weights: {
    imports: ["base", "vgg", "host"],
    packages: ["npm:jsfive", "node:path", "node:url"],
  },
  loss: { imports: [] },
  backend: {
    imports: ["base"],
    packages: ["-core", "-backend-cpu", "-backend-wasm", "-backend-webgpu"].map((p) => TFJS + p),
    touches: ["navigator", "navigator.gpu", "setTimeout"],
  },
  engine: {
    imports: ["base", "vgg", "loss", "backend"],
    types: ["image"],
    packages: [`${TFJS}-core`],
    touches: ["WebAssembly", "Worker", "setTimeout"],
  },
  stylize: {
    imports: ["base", "image", "vgg", "weights", "loss", "engine", "optim"],
    touches: ["crypto", "performance", "setTimeout"],
  },
  cli: {
    imports: ["base", "image", "weights", "host", "engine", "stylize"],
    packages: ["deno.json", "node:util", "node:path", "node:url"],
    touches: ["Deno", "performance"],
  },
};
