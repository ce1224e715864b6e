import type { Progress } from "../stylize/progress.ts";
import type { FetchProgress } from "../weights/fetch_network.ts";
import type { ResultObject } from "./result_object.ts";

/** Tells someone how a run goes: a person at a terminal, a log, a program, or nobody. */
export interface Reporter {
  /** An iteration is done. */
  progress(progress: Progress): void;
  /** Weights are on their way. */
  download(progress: FetchProgress): void;
  /** Something is worth a line that does not stop the run. */
  note(message: string): void;
  /** A picture is written. */
  result(result: ResultObject): void;
  /** One picture of several failed; the others go on. */
  failure(output: string, message: string): void;
}

/** How much a command says. */
export type Manner = "lines" | "json" | "quiet";
