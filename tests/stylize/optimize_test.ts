import assert from "node:assert/strict";
import type { Engine, Losses, Objective, ObjectiveSpec } from "../../src/engine/engine.ts";
import { toPlane } from "../../src/image/plane.ts";
import {
  optimize,
  type OptimizeOptions,
  type OptimizeOutcome,
} from "../../src/stylize/optimize.ts";
import type { Progress } from "../../src/stylize/progress.ts";
import { resolveLayers, resolveSettings } from "../../src/stylize/settings.ts";
import type { StylizeOptions } from "../../src/stylize/stylize_options.ts";
import { networkTable } from "../../src/vgg/layers.ts";
import { seededPixels } from "../support/seeded_pixels.ts";

/** Open objectives of a fake engine, whose style term is the distance to gray. */
interface Ledger {
  readonly sizes: string[];
  open: number;
}

function fakeEngine(ledger: Ledger): Engine {
  return {
    name: "fake",
    device: "none",
    styleTargets: () => Promise.resolve([]),
    objective({ content: { plane } }: ObjectiveSpec): Promise<Objective> {
      ledger.open++;
      ledger.sizes.push(`${plane.width}x${plane.height}`);
      return Promise.resolve({
        scale: 1,
        evaluate(image: Float32Array, gradient: Float32Array): Promise<Losses> {
          let style = 0;
          image.forEach((value, at) => {
            style += (value - 0.5) ** 2;
            gradient[at] = 2 * (value - 0.5);
          });
          return Promise.resolve({ content: 0, style, variation: 0, total: style });
        },
        dispose: () => void ledger.open--,
      });
    },
    dispose(): void {},
  };
}

const content = { plane: toPlane(seededPixels({ width: 64, height: 48, seed: 1 })) };
const rungs = [{ width: 32, height: 24, iterations: 4 }, { width: 64, height: 48, iterations: 3 }];

function optionsOf(
  ledger: Ledger,
  options: StylizeOptions,
  rest: Partial<OptimizeOptions> = {},
): OptimizeOptions {
  const settings = resolveSettings({ optimizer: "adam", learningRate: 0.02, ...options });
  const engine = fakeEngine(ledger);
  return {
    settings,
    content,
    start: { kind: "picture", plane: content.plane },
    rungs,
    stageOf: () => ({
      engine,
      layers: resolveLayers(settings, networkTable("vgg19")),
      targetsOf: () => Promise.resolve([]),
    }),
    warnings: [],
    ...rest,
  };
}

async function run(
  options: OptimizeOptions,
  watch: (progress: Progress) => void = () => {},
): Promise<{ events: Progress[]; outcome: OptimizeOutcome }> {
  const events: Progress[] = [];
  const generator = optimize(options);
  let step = await generator.next();
  while (!step.done) {
    events.push(step.value);
    watch(step.value);
    step = await generator.next();
  }
  return { events, outcome: step.value };
}

Deno.test("`optimize()` climbs the ladder and counts iterations over all rungs", async () => {
  const ledger = { sizes: [], open: 0 };
  const { events, outcome } = await run(optionsOf(ledger, {}));
  assert.deepEqual(events.map(({ scale, iteration }) => [scale, iteration]), [
    [32, 1],
    [32, 2],
    [32, 3],
    [32, 4],
    [64, 5],
    [64, 6],
    [64, 7],
  ]);
  assert.ok(events.every(({ iterations }) => iterations === 7));
  assert.deepEqual(ledger, { sizes: ["32x24", "64x48"], open: 0 });
  assert.equal(outcome.iterations, 7);
  assert.deepEqual([outcome.plane.width, outcome.plane.height], [64, 48]);
  assert.ok(outcome.loss.style < outcome.initialLoss.style);
});

Deno.test("`optimize()` gives a frame of the rung's size at every step", async () => {
  const { events } = await run(optionsOf({ sizes: [], open: 0 }, {}));
  assert.deepEqual([events[0]!.frame().width, events[6]!.frame().width], [32, 64]);
});

Deno.test("`optimize()` marks the iterations that snapshotEvery asks for", async () => {
  const { events } = await run(optionsOf({ sizes: [], open: 0 }, { snapshotEvery: 3 }));
  const marked = events.filter(({ snapshot }) => snapshot).map(({ iteration }) => iteration);
  assert.deepEqual(marked, [3, 6]);
});

Deno.test("`optimize()` reports the share of the style residual that is gone", async () => {
  const { events } = await run(optionsOf({ sizes: [], open: 0 }, {}));
  assert.ok(Math.abs(events[0]!.share) < 1e-6, "nothing is gone before the first step");
  assert.ok(events[3]!.share > events[1]!.share);
});

Deno.test("`optimize()` leaves a rung early once `stop` is reached, and ends at the last", async () => {
  const { outcome } = await run(optionsOf({ sizes: [], open: 0 }, { stop: 0.1 }));
  assert.ok(outcome.iterations < 7);
  assert.equal(outcome.ended, "stopped");
  assert.equal(outcome.curve.at(-1)!.scale, 64, "every rung was visited");
});

Deno.test("`optimize()` keeps the picture at the final size when told to finish", async () => {
  const finish = new AbortController();
  const ledger = { sizes: [], open: 0 };
  const options = optionsOf(ledger, {}, { finish: finish.signal });
  const { outcome } = await run(options, ({ iteration }) => {
    if (iteration === 2) finish.abort();
  });
  assert.equal(outcome.iterations, 2);
  assert.equal(outcome.ended, "finished");
  assert.deepEqual([outcome.plane.width, outcome.plane.height], [64, 48]);
  assert.equal(ledger.open, 0);
});

Deno.test("`optimize()` throws the signal's reason and frees everything when aborted", async () => {
  const abort = new AbortController();
  const ledger = { sizes: [], open: 0 };
  const options = optionsOf(ledger, {}, { signal: abort.signal });
  const reason = new Error("no longer wanted");
  await assert.rejects(run(options, () => abort.abort(reason)), reason);
  assert.equal(ledger.open, 0);
});
