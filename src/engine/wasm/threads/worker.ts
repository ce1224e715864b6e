/** A worker thread: it learns programs and takes part in their rounds. Between rounds it sleeps. */
import { bindKernels } from "../kernels/kernels.ts";
import type { Program } from "../plan/step.ts";
import { JobBoard } from "./job_board.ts";
import type { ThreadAnswer, ThreadMessage } from "./message.ts";
import { runProgram, type ThreadPlace } from "./run_program.ts";

const programs = new Map<number, Program>();
let place: ThreadPlace | undefined;

addEventListener("message", (event: MessageEvent<ThreadMessage>) => {
  try {
    hear(event.data);
  } catch (error) {
    place?.board.break();
    answer({ kind: "failed", reason: String(error) });
  }
});

function hear(message: ThreadMessage): void {
  switch (message.kind) {
    case "start": {
      const { thread, kernels, memory, board, patience } = message;
      const module = new WebAssembly.Module(kernels);
      place = {
        thread,
        patience,
        kernels: bindKernels(module, memory),
        board: new JobBoard(board),
      };
      return answer({ kind: "ready" });
    }
    case "learn":
      programs.set(message.id, message.program);
      return;
    case "forget":
      programs.delete(message.id);
      return;
    case "run": {
      const program = programs.get(message.id);
      if (program && place) runProgram(program, message.round, place);
    }
  }
}

function answer(message: ThreadAnswer): void {
  postMessage(message);
}
