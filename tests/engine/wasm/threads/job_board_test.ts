import assert from "node:assert/strict";
import { JobBoard } from "../../../../src/engine/wasm/threads/job_board.ts";

const PATIENCE = 60_000;

function newBoard(): JobBoard {
  return new JobBoard(JobBoard.createBuffer());
}

Deno.test("`JobBoard.claim()` hands out each job once", () => {
  const board = newBoard();
  board.open(1, 2);
  assert.deepEqual([0, 1, 2, 3].map(() => board.claim(1, 1, 3)), [0, 1, 2, "none"]);
  assert.equal(board.claim(1, 0, 1), 0);
});

Deno.test("`JobBoard.claim()` turns away whoever comes to a round that is over", () => {
  const board = newBoard();
  board.open(1, 1);
  board.open(2, 1);
  assert.equal(board.claim(1, 0, 3), "over");
  assert.equal(board.claim(2, 0, 3), 0);
  assert.equal(board.wait(1, 0, { jobs: 3, patience: PATIENCE }), false);
});

Deno.test("`JobBoard.wait()` returns once all jobs are done, at once if there is none", () => {
  const board = newBoard();
  board.open(3, 2);
  assert.equal(board.wait(3, 0, { jobs: 0, patience: PATIENCE }), true);
  board.finish(1, 2);
  board.finish(1, 2);
  assert.equal(board.wait(3, 1, { jobs: 2, patience: PATIENCE }), true);
});

Deno.test("`JobBoard.wait()` gives up where nothing moves, and breaks the board for all", () => {
  const board = newBoard();
  board.open(1, 1);
  assert.equal(board.claim(1, 0, 1), 0);
  assert.equal(board.wait(1, 0, { jobs: 1, patience: 0 }), false);
  assert.equal(board.broken, true);
  assert.equal(board.claim(1, 0, 5), "over");
});

Deno.test("`JobBoard.nextRound()` counts on and starts anew before it leaves its 15 bits", () => {
  assert.equal(JobBoard.nextRound(0), 1);
  assert.equal(JobBoard.nextRound(0x7ffe), 0x7fff);
  assert.equal(JobBoard.nextRound(0x7fff), 1);
  const board = newBoard();
  board.open(0x7fff, 1);
  assert.equal(board.claim(0x7fff, 0, 1), 0);
});
