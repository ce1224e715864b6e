import type { Program } from "../plan/step.ts";

/** What a worker thread is told. */
export type ThreadMessage =
  | {
    readonly kind: "start";
    readonly thread: number;
    /** Bytes of the kernels. */
    readonly kernels: Uint8Array<ArrayBuffer>;
    readonly memory: WebAssembly.Memory;
    readonly board: SharedArrayBuffer;
    readonly patience: number;
  }
  | { readonly kind: "learn"; readonly id: number; readonly program: Program }
  | { readonly kind: "forget"; readonly id: number }
  | { readonly kind: "run"; readonly id: number; readonly round: number };

/** What a worker thread answers: that it is ready, or why it failed. */
export type ThreadAnswer = { readonly kind: "ready" } | {
  readonly kind: "failed";
  readonly reason: string;
};
