import assert from "node:assert/strict";
import type { Kernel } from "../../../../src/engine/wasm/kernels/kernels.ts";
import type { Program, Step } from "../../../../src/engine/wasm/plan/step.ts";
import { JobBoard } from "../../../../src/engine/wasm/threads/job_board.ts";
import { runProgram } from "../../../../src/engine/wasm/threads/run_program.ts";

const MAP = { address: 0, width: 5, height: 1, channels: 8 };

function rectify(block: number): Step {
  return { kind: "rectify", source: MAP, out: MAP, block, jobs: Math.ceil(5 / block) };
}

function program(...steps: Step[]): Program {
  return { steps, scratch: 0, scratchBytes: 0 };
}

function place(kernel: Kernel): Parameters<typeof runProgram>[2] & { board: JobBoard } {
  const board = new JobBoard(JobBoard.createBuffer());
  return { thread: 0, kernels: () => kernel, board, patience: 0 };
}

Deno.test("`runProgram()` does every job of every step in order", () => {
  const done: number[] = [];
  const here = place((source, _out, bytes) => done.push(source!, bytes!));
  here.board.open(1, 2);
  assert.equal(runProgram(program(rectify(3), rectify(5)), 1, here), true);
  assert.deepEqual(done, [0, 96, 96, 64, 0, 160]);
});

Deno.test("`runProgram()` does nothing in a round that is over", () => {
  const here = place(() => assert.fail());
  here.board.open(2, 1);
  assert.equal(runProgram(program(rectify(3)), 1, here), false);
});

Deno.test("`runProgram()` ends where another thread keeps a job for ever", () => {
  const here = place(() => {});
  here.board.open(1, 1);
  here.board.claim(1, 0, 2);
  assert.equal(runProgram(program(rectify(3)), 1, here), false);
  assert.ok(here.board.broken);
});
