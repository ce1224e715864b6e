import assert from "node:assert/strict";
import { fusedMultiplyAdd } from "../../../../src/engine/wasm/assembler/expressions.ts";
import { MOST_PAGES } from "../../../../src/engine/wasm/assembler/module_writer.ts";
import { writeKernels } from "../../../../src/engine/wasm/kernels/kernels.ts";
import type { Program } from "../../../../src/engine/wasm/plan/step.ts";
import { JobBoard } from "../../../../src/engine/wasm/threads/job_board.ts";
import type { ThreadAnswer, ThreadMessage } from "../../../../src/engine/wasm/threads/message.ts";

const WORKER = new URL("../../../../src/engine/wasm/threads/worker.ts", import.meta.url);

/** A worker that has started, with what it shares. */
async function startThread(): Promise<{
  readonly worker: Worker;
  readonly memory: WebAssembly.Memory;
  readonly board: JobBoard;
}> {
  const worker = new Worker(WORKER, { type: "module" });
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const buffer = JobBoard.createBuffer();
  const answer = nextAnswer(worker);
  tell(worker, {
    ...{ kind: "start", thread: 1, memory, board: buffer, patience: 60_000 },
    kernels: writeKernels(fusedMultiplyAdd),
  });
  assert.deepEqual(await answer, { kind: "ready" });
  return { worker, memory, board: new JobBoard(buffer) };
}

function tell(worker: Worker, message: ThreadMessage): void {
  worker.postMessage(message);
}

function nextAnswer(worker: Worker): Promise<ThreadAnswer> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ThreadAnswer>): void => resolve(data);
  });
}

function copyTo(address: number): Program {
  const source = { address: 64, width: 2, height: 1, channels: 8 };
  const out = { ...source, address };
  const step = { kind: "rectify", source, out, block: 1, jobs: 2 } as const;
  return { steps: [step], scratch: 0, scratchBytes: 0 };
}

Deno.test("a worker learns a program and takes part in a round of it", async () => {
  const { worker, memory, board } = await startThread();
  new Float32Array(memory.buffer, 64, 16).fill(7);
  tell(worker, { kind: "learn", id: 4, program: copyTo(1024) });
  board.open(1, 1);
  tell(worker, { kind: "run", id: 4, round: 1 });
  assert.equal(board.wait(1, 0, { jobs: 2, patience: 60_000 }), true);
  assert.ok(new Float32Array(memory.buffer, 1024, 16).every((value) => value === 7));
  worker.terminate();
});

Deno.test("a worker stays out of programs that it forgot", async () => {
  const { worker, board } = await startThread();
  tell(worker, { kind: "learn", id: 1, program: copyTo(1024) });
  tell(worker, { kind: "learn", id: 2, program: copyTo(2048) });
  tell(worker, { kind: "forget", id: 1 });
  board.open(1, 1);
  tell(worker, { kind: "run", id: 1, round: 1 });
  // Messages are heard in order: once the next round is done, the first was passed by.
  board.open(2, 1);
  tell(worker, { kind: "run", id: 2, round: 2 });
  assert.equal(board.wait(2, 0, { jobs: 2, patience: 60_000 }), true);
  assert.equal(board.broken, false);
  worker.terminate();
});

Deno.test("a worker that fails breaks the board and says why", async () => {
  const { worker, board } = await startThread();
  tell(worker, { kind: "learn", id: 1, program: copyTo(2 ** 30) });
  board.open(1, 1);
  const answer = nextAnswer(worker);
  tell(worker, { kind: "run", id: 1, round: 1 });
  assert.match(JSON.stringify(await answer), /"failed".*memory access out of bounds/);
  assert.equal(board.broken, true);
  worker.terminate();
});
