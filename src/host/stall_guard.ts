/** When a connection counts as dead. */
export interface StallOptions {
  /** Milliseconds without a byte. */
  readonly stallMs: number;
  /** Also ends what the guard watches. */
  readonly signal?: AbortSignal | undefined;
}

/** Aborts a request to which no byte has come for a while. */
export class StallGuard {
  /** What the request has to listen to. */
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #stallMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to wait for the first byte. */
  constructor(options: StallOptions) {
    this.#stallMs = options.stallMs;
    const own = this.#controller.signal;
    this.signal = options.signal ? AbortSignal.any([options.signal, own]) : own;
    this.feed();
  }

  /** Whether it was this guard that ended the request. */
  get stalled(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Tells that a byte came. */
  feed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#stallMs);
  }

  /** Ends the watch. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
