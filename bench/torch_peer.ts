import { fileURLToPath } from "node:url";

/** How PyTorch is timed. */
export interface TorchPeerOptions {
  /** Sides of the square pictures in px. */
  readonly sizes: readonly number[];
  /** Threads that it may use. */
  readonly threads: number;
  /** Timed iterations for each size. */
  readonly repeats: number;
  /** VGG19 as safetensors. @default seeded weights */
  readonly weights?: string | undefined;
}

/** One line of `torch_peer.py`. */
export interface TorchTiming {
  /** Version of PyTorch. */
  readonly version: string;
  /** Side in px. */
  readonly size: number;
  /** Threads used. */
  readonly threads: number;
  /** Median. */
  readonly secondsPerIteration: number;
}

/** Times PyTorch on the same objective in a process of its own, after ours, so that neither slows the other. */
export async function timeTorch(options: TorchPeerOptions): Promise<TorchTiming[]> {
  const { sizes, threads, repeats, weights } = options;
  const program = fileURLToPath(new URL("torch_peer.py", import.meta.url));
  const args = [
    program,
    "--sizes",
    sizes.join(),
    "--threads",
    `${threads}`,
    "--repeats",
    `${repeats}`,
  ];
  if (weights) args.push("--weights", weights);
  const { code, stdout, stderr } = await new Deno.Command("python3", { args }).output();
  if (code !== 0) {
    throw new Error(
      `Cannot time PyTorch: run \`pip install torch==2.13.0\`\n${new TextDecoder().decode(stderr)}`,
    );
  }
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  return lines.map((line): TorchTiming => JSON.parse(line));
}
