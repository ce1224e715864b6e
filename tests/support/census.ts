/**
 * Counts what Deno's sanitizers do not: workers that a test leaves running, and child processes that it neither
 * waited for nor ended. Loaded with `--preload`, so that no test can forget it.
 */
import assert from "node:assert/strict";

const workers = new Set<Worker>();
const children = new Set<number>();

class CountedWorker extends Worker {
  constructor(specifier: string | URL, options?: WorkerOptions) {
    super(specifier, options);
    workers.add(this);
  }

  override terminate(): void {
    workers.delete(this);
    super.terminate();
  }
}

class CountedCommand extends Deno.Command {
  override spawn(): Deno.ChildProcess {
    const child = super.spawn();
    children.add(child.pid);
    child.status.finally(() => children.delete(child.pid));
    return child;
  }
}

globalThis.Worker = CountedWorker;
Object.defineProperty(Deno, "Command", { value: CountedCommand });

Deno.test.afterEach(() => {
  const left = { workers: workers.size, children: children.size };
  // Each test answers for its own.
  for (const worker of [...workers]) worker.terminate();
  children.clear();
  assert.deepEqual(
    left,
    { workers: 0, children: 0 },
    "the test leaves workers or processes behind",
  );
});
