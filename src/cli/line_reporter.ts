import type { Progress } from "../stylize/progress.ts";
import type { FetchProgress } from "../weights/fetch_network.ts";
import { formatBytes } from "./byte_size.ts";
import { formatDuration } from "./duration.ts";
import { percentOf, progressBar, progressParts } from "./progress_text.ts";
import type { Reporter } from "./reporter.ts";
import { Speedometer } from "./speedometer.ts";
import type { Terminal } from "./terminal.ts";

/** A log gets a line when this many percent more are done, but not before the pause is over. */
const LOG_PERCENT = 10;
const LOG_PAUSE_MS = 2000;
/** A slow run says that it is alive. */
const LOG_ALIVE_MS = 30_000;
/** Redrawing more often than a screen shows costs iterations. */
const DRAW_PAUSE_MS = 50;

/** Tells a person: a bar on a terminal, else a line now and then. */
export function lineReporter(
  terminal: Terminal,
  now: () => number = () => performance.now(),
): Reporter {
  const log = new Throttle(now);
  let speedometer = new Speedometer(now);
  function show(percent: number, texts: { bar: (columns: number) => string; line: string }): void {
    const columns = terminal.columns();
    if (columns === undefined) {
      if (log.passes(percent)) terminal.report(texts.line);
    } else if (log.draws(percent)) terminal.redraw(texts.bar(columns));
  }
  return {
    progress(progress: Progress): void {
      if (progress.iteration === 1) {
        log.restart();
        speedometer = new Speedometer(now);
      }
      const speed = speedometer.lap();
      const { color } = terminal;
      show(percentOf(progress), {
        bar: (columns) => progressBar(progress, { speed, columns, color }),
        line: progressParts(progress, speed).join("  "),
      });
    },
    download(progress: FetchProgress): void {
      const text = downloadText(progress);
      const percent = Math.floor(100 * progress.receivedBytes / progress.totalBytes);
      show(percent, { bar: (columns) => text.slice(0, columns - 1), line: text });
    },
    note: (message) => terminal.report(`note: ${message}`),
    result({ output, width, height, seconds, engine, network, iterations }): void {
      const count = iterations === 1 ? "1 iteration" : `${iterations} iterations`;
      terminal.print(
        `${output}: ${width} x ${height} px, ${count} with ${network} on ${engine} in ` +
          formatDuration(seconds),
      );
    },
    failure: (_output, message) => terminal.report(`error: ${message}`),
  };
}

/** Returns one line on a download. */
export function downloadText(progress: FetchProgress): string {
  const { phase, receivedBytes, totalBytes } = progress;
  if (phase === "waiting") return "Waiting for another process that downloads the same weights";
  if (phase === "converting") return "Checking and converting the weights";
  const percent = Math.floor(100 * receivedBytes / totalBytes);
  return `Downloading weights ${percent}%  ${formatBytes(receivedBytes)} of ${
    formatBytes(totalBytes)
  }`;
}

/** Decides which steps of a run are worth a line. */
class Throttle {
  readonly #now: () => number;
  #percent = -Infinity;
  #time = -Infinity;

  constructor(now: () => number) {
    this.#now = now;
  }

  restart(): void {
    this.#percent = -Infinity;
    this.#time = -Infinity;
  }

  passes(percent: number): boolean {
    const waited = this.#now() - this.#time;
    const farther = percent >= this.#percent + LOG_PERCENT;
    if (!(waited >= LOG_ALIVE_MS || (farther && waited >= LOG_PAUSE_MS))) return false;
    this.#note(percent);
    return true;
  }

  draws(percent: number): boolean {
    if (this.#now() - this.#time < DRAW_PAUSE_MS && percent < 100) return false;
    this.#note(percent);
    return true;
  }

  #note(percent: number): void {
    this.#percent = percent;
    this.#time = this.#now();
  }
}
