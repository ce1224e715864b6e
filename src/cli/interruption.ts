import { onInterrupt } from "../host/interrupt.ts";
import { EXIT } from "./exit_code.ts";
import type { Shell } from "./command.ts";

/** Hears Ctrl-C while a command paints. */
export class Interruption {
  readonly #finish = new AbortController();
  readonly #abandon = new AbortController();
  readonly #stop: () => void;
  #fetching = false;

  /** Listens until it is disposed of; `leave` ends the process at once. */
  constructor(shell: Shell, leave: (code: number) => void = Deno.exit) {
    this.#stop = onInterrupt((count) => {
      if (count > 1) return leave(EXIT.interrupted);
      shell.terminal.report("note: Stopping; press Ctrl-C again to leave at once");
      this.#finish.abort();
      if (this.#fetching) this.#abandon.abort();
    }, shell);
  }

  /** Ends the run after the current iteration. */
  get finish(): AbortSignal {
    return this.#finish.signal;
  }

  /** Ends a download, which has no picture to keep. */
  get abandon(): AbortSignal {
    return this.#abandon.signal;
  }

  /** Whether Ctrl-C was pressed. */
  get wasHeard(): boolean {
    return this.#finish.signal.aborted;
  }

  /** Tells whether the run is waiting for a download. */
  setFetching(fetching: boolean): void {
    this.#fetching = fetching;
    if (fetching && this.wasHeard) this.#abandon.abort();
  }

  /** Stops listening. */
  [Symbol.dispose](): void {
    this.#stop();
  }
}
