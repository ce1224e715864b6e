import { interruptSignals, type Platform } from "./platform.ts";

/** How interrupts are heard. */
export interface InterruptOptions {
  /** The system to listen to. */
  readonly platform: Platform;
  /** Milliseconds of a clock that never runs backward. @default performance.now */
  readonly now?: () => number;
}

// A terminal sends Ctrl-C to the whole process group and `deno task` passes it on, so one press can arrive twice.
const ECHO_MS = 1000;

/**
 * Calls `listener` with 1 for the first interrupt, 2 for the second and so on; signals within a second of a
 * counted one are its echo. Returns a function that stops listening.
 */
export function onInterrupt(
  listener: (count: number) => void,
  options: InterruptOptions,
): () => void {
  const { platform, now = () => performance.now() } = options;
  const signals = interruptSignals(platform);
  let count = 0;
  let last = -Infinity;
  function hear(): void {
    if (now() - last < ECHO_MS) return;
    last = now();
    listener(++count);
  }
  for (const signal of signals) platform.addSignalListener(signal, hear);
  return () => {
    for (const signal of signals) platform.removeSignalListener(signal, hear);
  };
}
