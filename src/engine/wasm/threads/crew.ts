import { BackendUnavailableError } from "../../../base/errors.ts";
import { bindKernels, type Kernels } from "../kernels/kernels.ts";
import type { Program } from "../plan/step.ts";
import { JobBoard, MOST_JOBS, MOST_STEPS } from "./job_board.ts";
import type { ThreadAnswer, ThreadMessage } from "./message.ts";
import { runProgram } from "./run_program.ts";

/** What a crew works with. */
export interface CrewOptions {
  /** Threads that work, the calling one included. */
  readonly threads: number;
  /** Bytes of the kernels. */
  readonly kernels: Uint8Array<ArrayBuffer>;
  /** Memory that all share. */
  readonly memory: WebAssembly.Memory;
  /** Milliseconds without any progress after which a thread counts as lost. @default 60000 */
  readonly patience?: number;
}

/** Milliseconds that a worker may take to start. */
const START_PATIENCE = 20_000;

/**
 * The calling thread and its workers. The calling thread takes part in each round, so a round goes on
 * without workers that are late, and a crew of one needs none.
 */
export class Crew {
  /** Kernels of the calling thread. */
  readonly kernels: Kernels;
  readonly #board: JobBoard;
  readonly #workers: readonly Worker[];
  readonly #patience: number;
  #round = 0;
  #programs = 0;
  #failure: string | undefined;

  private constructor(
    parts: { kernels: Kernels; board: JobBoard; workers: readonly Worker[]; patience: number },
  ) {
    this.kernels = parts.kernels;
    this.#board = parts.board;
    this.#workers = parts.workers;
    this.#patience = parts.patience;
    for (const worker of parts.workers) {
      worker.onmessage = ({ data }: MessageEvent<ThreadAnswer>): void => {
        if (data.kind === "failed") this.#failure = data.reason;
      };
      worker.onerror = (event): void => {
        event.preventDefault();
        this.#failure = event.message;
        this.#board.break();
      };
    }
  }

  /** Starts the workers; where a host cannot start them all, those that started are the crew. */
  static async create(options: CrewOptions): Promise<Crew> {
    const { threads, kernels, memory, patience = 60_000 } = options;
    const own = bindKernels(new WebAssembly.Module(kernels), memory);
    const buffer = JobBoard.createBuffer();
    const started = await Promise.all(Array.from({ length: threads - 1 }, (_, index) => {
      const message = { kind: "start", kernels, memory, board: buffer, patience } as const;
      return startWorker({ ...message, thread: index + 1 });
    }));
    return new Crew({
      kernels: own,
      board: new JobBoard(buffer),
      workers: started.filter((worker) => worker !== undefined),
      patience,
    });
  }

  /** Threads that work, the calling one included. */
  get size(): number {
    return this.#workers.length + 1;
  }

  /** Teaches all threads a program and returns its number. */
  learn(program: Program): number {
    const tooMany = program.steps.find(({ jobs }) => jobs > MOST_JOBS);
    if (program.steps.length > MOST_STEPS || tooMany) {
      throw new RangeError(
        `Cannot plan ${program.steps.length} steps of up to ${tooMany?.jobs ?? 0} jobs: ` +
          `paint at a smaller size`,
      );
    }
    const id = ++this.#programs;
    this.#tell({ kind: "learn", id, program });
    return id;
  }

  /** Lets the workers forget a program. */
  forget(id: number): void {
    this.#tell({ kind: "forget", id });
  }

  /** Runs a program that was learned; returns when all its jobs are done. */
  run(id: number, program: Program): void {
    const round = JobBoard.nextRound(this.#round);
    this.#round = round;
    this.#board.open(round, program.steps.length);
    this.#tell({ kind: "run", id, round });
    const place = {
      thread: 0,
      kernels: this.kernels,
      board: this.#board,
      patience: this.#patience,
    };
    try {
      if (runProgram(program, round, place)) return;
    } catch (error) {
      this.#board.break();
      throw error;
    }
    throw new BackendUnavailableError(
      `Cannot go on with the wasm engine as a thread failed (${
        this.#failure ?? "it fell silent"
      }): ` +
        "start the engine again",
    );
  }

  /** Ends the workers. */
  close(): void {
    this.#board.break();
    for (const worker of this.#workers) worker.terminate();
  }

  #tell(message: ThreadMessage): void {
    for (const worker of this.#workers) worker.postMessage(message);
  }
}

/** Starts a worker; undefined where the host gives none, as without permission to read this package. */
async function startWorker(
  message: Extract<ThreadMessage, { kind: "start" }>,
): Promise<Worker | undefined> {
  let worker: Worker;
  try {
    worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  } catch {
    return undefined;
  }
  const ready = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), START_PATIENCE);
    worker.onmessage = ({ data }: MessageEvent<ThreadAnswer>): void => {
      clearTimeout(timer);
      resolve(data.kind === "ready");
    };
    worker.onerror = (event): void => {
      event.preventDefault();
      clearTimeout(timer);
      resolve(false);
    };
    worker.postMessage(message);
  });
  if (ready) return worker;
  worker.terminate();
  return undefined;
}
