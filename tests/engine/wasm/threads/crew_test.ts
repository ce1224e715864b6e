import assert from "node:assert/strict";
import { fusedMultiplyAdd } from "../../../../src/engine/wasm/assembler/expressions.ts";
import { MOST_PAGES } from "../../../../src/engine/wasm/assembler/module_writer.ts";
import { writeKernels } from "../../../../src/engine/wasm/kernels/kernels.ts";
import type { Program } from "../../../../src/engine/wasm/plan/step.ts";
import { Crew } from "../../../../src/engine/wasm/threads/crew.ts";
import { JobBoard, MOST_STEPS } from "../../../../src/engine/wasm/threads/job_board.ts";
import type { ThreadMessage } from "../../../../src/engine/wasm/threads/message.ts";

const KERNELS = writeKernels(fusedMultiplyAdd);

function newMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 2, maximum: MOST_PAGES, shared: true });
}

/** Copies 512 x 8 values from 64 on, one position a job. */
function copy(jobs = 512): Program {
  const source = { address: 64, width: 512, height: 1, channels: 8 };
  const out = { ...source, address: 64 + 4 * 512 * 8 };
  const step = { kind: "rectify", source, out, block: 1, jobs } as const;
  return { steps: [step, step], scratch: 0, scratchBytes: 0 };
}

/** A worker class that acts like a host's, in one respect wrong. */
async function withWorker(fake: typeof Worker, run: () => Promise<void>): Promise<void> {
  const own = globalThis.Worker;
  globalThis.Worker = fake;
  try {
    await run();
  } finally {
    globalThis.Worker = own;
  }
}

for (const threads of [1, 2, 5]) {
  Deno.test(`\`Crew.run()\` does all jobs with ${threads} threads, round after round`, async () => {
    const memory = newMemory();
    const crew = await Crew.create({ threads, kernels: KERNELS, memory });
    assert.equal(crew.size, threads);
    const program = copy();
    const id = crew.learn(program);
    for (let round = 1; round < 20; round++) {
      new Float32Array(memory.buffer, 64, 4096).fill(round);
      crew.run(id, program);
      assert.ok(new Float32Array(memory.buffer, 64 + 4 * 4096, 4096).every((v) => v === round));
    }
    crew.forget(id);
    crew.close();
  });
}

Deno.test("`Crew.learn()` refuses programs that the board cannot count", async () => {
  const crew = await Crew.create({ threads: 1, kernels: KERNELS, memory: newMemory() });
  assert.throws(() => crew.learn(copy(70_000)), RangeError);
  const [step] = copy().steps;
  const steps = Array(MOST_STEPS + 1).fill(step);
  assert.throws(() => crew.learn({ ...copy(), steps }), RangeError);
  crew.close();
});

Deno.test("`Crew.run()` throws a typed error when a worker dies with a job in its hands", async () => {
  class Dying extends Worker {
    #board: JobBoard | undefined;

    override postMessage(message: ThreadMessage): void {
      if (message.kind === "start") this.#board = new JobBoard(message.board);
      if (message.kind !== "run") return super.postMessage(message);
      this.#board?.claim(message.round, 0, 512);
      this.terminate();
    }
  }
  await withWorker(Dying, async () => {
    const options = { threads: 2, kernels: KERNELS, memory: newMemory(), patience: 0 };
    const crew = await Crew.create(options);
    const program = copy();
    const id = crew.learn(program);
    const expected = {
      name: "BackendUnavailableError",
      message: "Cannot go on with the wasm engine as a thread failed (it fell silent): " +
        "start the engine again",
    };
    assert.throws(() => crew.run(id, program), expected);
    // A broken crew stays broken.
    assert.throws(() => crew.run(id, program), expected);
    crew.close();
  });
});

Deno.test("`Crew.run()` goes on alone when a worker ended between rounds", async () => {
  const workers: Worker[] = [];
  class Recorded extends Worker {
    constructor(specifier: string | URL, options?: WorkerOptions) {
      super(specifier, options);
      workers.push(this);
    }
  }
  await withWorker(Recorded, async () => {
    const crew = await Crew.create({ threads: 2, kernels: KERNELS, memory: newMemory() });
    const program = copy();
    const id = crew.learn(program);
    workers[0]!.terminate();
    crew.run(id, program);
    crew.close();
  });
});

Deno.test("`Crew.run()` throws on what a kernel of its own threw", async () => {
  const crew = await Crew.create({ threads: 1, kernels: KERNELS, memory: newMemory() });
  const [step] = copy().steps;
  assert.ok(step?.kind === "rectify");
  const beyond = { ...step, out: { ...step.out, address: 2 ** 30 } };
  const program = { ...copy(), steps: [beyond] };
  assert.throws(() => crew.run(crew.learn(program), program), WebAssembly.RuntimeError);
  crew.close();
});

Deno.test("`Crew.create()` works alone where the host gives no workers", async () => {
  class Forbidden {
    constructor() {
      throw new Deno.errors.NotCapable("no workers here");
    }
  }
  await withWorker(Forbidden as unknown as typeof Worker, async () => {
    const crew = await Crew.create({ threads: 4, kernels: KERNELS, memory: newMemory() });
    assert.equal(crew.size, 1);
    const program = copy();
    crew.run(crew.learn(program), program);
    crew.close();
  });
});

Deno.test("`Crew.create()` starts no worker for kernels that do not compile", async () => {
  const broken = new Uint8Array(8);
  const options = { threads: 3, kernels: broken, memory: newMemory() };
  await assert.rejects(Crew.create(options), WebAssembly.CompileError);
});

Deno.test("`Crew.create()` ends workers that answer nothing but an error", async () => {
  class Confused extends Worker {
    override postMessage(message: ThreadMessage): void {
      super.postMessage({ ...message, kernels: new Uint8Array(8) });
    }
  }
  await withWorker(Confused, async () => {
    const crew = await Crew.create({ threads: 3, kernels: KERNELS, memory: newMemory() });
    assert.equal(crew.size, 1);
    crew.close();
  });
});
