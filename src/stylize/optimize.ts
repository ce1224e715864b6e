import type { DivergenceError } from "../base/errors.ts";
import type { Engine, Losses } from "../engine/engine.ts";
import { fromPlane } from "../image/plane.ts";
import type { Pixels, Plane } from "../image/pixels.ts";
import { cropPlane, paddedSize, padPlane, seenAtSize } from "./seen_at_size.ts";
import { carryMemory, createMemory, type RungMemory } from "./rung_memory.ts";
import { optimizeRung } from "./optimize_rung.ts";
import { rangeWeightOf } from "./range_penalty.ts";
import { resizePlane } from "../image/resample.ts";
import type { Progress, Warning } from "./progress.ts";
import type { Rung } from "./rungs.ts";
import type { Settings, SettingsLayers } from "./settings.ts";
import { startImage, type StartSource } from "./start_image.ts";
import type { StyleTargetOptions } from "./style_targets.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { GramTarget, SeenPicture } from "../engine/engine.ts";

/** What evaluates a rung. */
export interface Stage {
  /** Started engine. */
  readonly engine: Engine;
  /** Layers of both terms. */
  readonly layers: SettingsLayers;
  /** Gram matrices of the styles. */
  readonly targetsOf: (options: Omit<StyleTargetOptions, "styles">) => Promise<GramTarget[]>;
}

/** Everything that a run over all rungs needs. */
export interface OptimizeOptions {
  /** Options, filled in. */
  readonly settings: Settings;
  /** The content, at its own size. */
  readonly content: SeenPicture;
  /** First picture. */
  readonly start: StartSource;
  /** Sizes from small to large. */
  readonly rungs: readonly Rung[];
  /** What evaluates a rung; the last one's losses are the result's. */
  readonly stageOf: (rung: Rung) => Stage;
  /** Aborts the run; it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the run after the current iteration and keeps the picture. */
  readonly finish?: AbortSignal | undefined;
  /** Warnings so far; a run adds its own. */
  readonly warnings: Warning[];
}

/** Why a run ended before its last iteration. */
export type EarlyEnd = "diverged" | "finished" | "stopped";

/** What a run leaves behind. */
export interface OptimizeOutcome {
  /** The picture at the final size. */
  readonly plane: Plane;
  /** Terms at that picture, measured at the final size. */
  readonly loss: Losses;
  /** Terms at the start image, resized to the final size. */
  readonly initialLoss: Losses;
  /** Iterations run. */
  readonly iterations: number;
  /** Median seconds of an iteration at the final rung. */
  readonly secondsPerIteration: number;
  /** Total loss after each iteration. */
  readonly curve: readonly CurvePoint[];
  /** Why it ended early, if it did. */
  readonly ended?: EarlyEnd;
}

/** One point of the loss curve. */
export interface CurvePoint extends Losses {
  /** Longest side of the rung in pixels. */
  readonly scale: number;
  /** Iterations done over all rungs. */
  readonly iteration: number;
}

/** Runs the ladder from small to large and yields after each iteration. */
export async function* optimize(
  options: OptimizeOptions,
): AsyncGenerator<Progress, OptimizeOutcome, void> {
  const { rungs, start } = options;
  const run = new LadderRun(options);
  let plane: Plane | undefined;
  let memory: RungMemory | undefined;
  for (const rung of rungs) {
    const from: Plane = plane ? resizePlane(plane, rung) : startImage(start, rung);
    memory = memory
      ? carryMemory(memory, { settings: options.settings, from: memory.size, to: paddedSize(rung) })
      : createMemory(options.settings, paddedSize(rung));
    const outcome = yield* run.paintRung(rung, { from, memory });
    plane = outcome.plane;
    memory = { ...memory, state: outcome.state };
    if (run.ended === "finished" || run.ended === "diverged") break;
  }
  return await run.outcome(plane);
}

/** The bookkeeping of one run; lives as long as the generator. */
class LadderRun {
  ended: EarlyEnd | undefined;
  readonly #options: OptimizeOptions;
  readonly #watch: Stopwatch;
  readonly #curve: CurvePoint[] = [];
  #last: { readonly rung: Rung; readonly loss: Losses; readonly initialLoss: Losses } | undefined;

  constructor(options: OptimizeOptions) {
    this.#options = options;
    this.#watch = new Stopwatch(options.rungs);
  }

  async *paintRung(
    rung: Rung,
    { from, memory }: { from: Plane; memory: RungMemory },
  ): AsyncGenerator<Progress, { plane: Plane; state: RungMemory["state"] }, void> {
    const { settings, start } = this.#options;
    const size = paddedSize(rung);
    const objective = await this.#objectiveOf(rung);
    try {
      const first = padPlane(startImage(start, rung), size).data;
      const initialLoss = await objective.evaluate(first, new Float32Array(first.length));
      const steps = optimizeRung({
        objective,
        ...memory,
        start: padPlane(from, size).data,
        iterations: rung.iterations,
        unit: settings.plan.unit,
        rangeWeight: rangeWeightOf(settings),
        clampSteps: settings.optimizer === "adam",
      });
      this.ended = undefined;
      let step = await steps.next();
      while (!step.done) {
        const { losses, picture } = step.value;
        yield this.#report(rung, { losses, initialLoss, picture: () => toPlane(picture(), rung) });
        step = await steps.next(await this.#pause(losses, initialLoss));
      }
      const { image, losses, state, diverged } = step.value;
      if (diverged) this.#diverge(diverged);
      this.#last = { rung, loss: losses, initialLoss };
      return { plane: toPlane(image, rung), state };
    } finally {
      objective.dispose();
    }
  }

  /** Measures the result where the losses are promised: at the final size. */
  async outcome(plane: Plane | undefined): Promise<OptimizeOutcome> {
    const final = this.#options.rungs.at(-1);
    if (!plane || !final || !this.#last) throw new TypeError("Cannot run a ladder without a rung");
    const shared = {
      iterations: this.#curve.length,
      secondsPerIteration: this.#watch.median(),
      curve: this.#curve,
      ...(this.ended && { ended: this.ended }),
    };
    if (this.#last.rung === final) {
      const { loss, initialLoss } = this.#last;
      return { plane, loss, initialLoss, ...shared };
    }
    const whole = resizePlane(plane, final);
    const objective = await this.#objectiveOf(final);
    try {
      const size = paddedSize(final);
      const gradient = new Float32Array(size.width * size.height * 3);
      const loss = await objective.evaluate(padPlane(whole, size).data, gradient);
      const first = padPlane(startImage(this.#options.start, final), size).data;
      return {
        plane: whole,
        loss,
        initialLoss: await objective.evaluate(first, gradient),
        ...shared,
      };
    } finally {
      objective.dispose();
    }
  }

  async #objectiveOf(rung: Rung): ReturnType<Engine["objective"]> {
    const { settings, content, stageOf } = this.#options;
    const { engine, layers, targetsOf } = stageOf(rung);
    const asked = layers.style.map(({ layer }) => layer);
    const longest = Math.max(rung.width, rung.height);
    return await engine.objective({
      content: seenAtSize(content, rung),
      contentLayers: layers.content,
      styleLayers: layers.style,
      styleTargets: settings.styleWeight === 0 ? [] : await targetsOf({ layers: asked, longest }),
      contentWeight: settings.contentWeight,
      styleWeight: settings.styleWeight,
      variationWeight: settings.variationWeight,
      normalization: settings.normalization,
      unit: settings.plan.unit,
    });
  }

  #report(
    rung: Rung,
    step: { losses: Losses; initialLoss: Losses; picture: () => Plane },
  ): Progress {
    const scale = Math.max(rung.width, rung.height);
    const { snapshotEvery } = this.#options.settings;
    this.#watch.lap(rung);
    this.#curve.push({ scale, iteration: this.#curve.length + 1, ...step.losses });
    const iteration = this.#curve.length;
    return {
      type: "progress",
      scale,
      iteration,
      iterations: this.#watch.planned,
      loss: step.losses,
      share: shareOf(step.losses, step.initialLoss),
      secondsLeft: this.#watch.secondsLeft(),
      snapshot: snapshotEvery !== undefined && iteration % snapshotEvery === 0,
      warnings: this.#options.warnings,
      frame: (): Pixels => fromPlane(step.picture()),
    };
  }

  /** Lets the event loop turn, as a CPU engine never waits, and answers whether the rung is done. */
  async #pause(losses: Losses, initialLoss: Losses): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const { settings, signal, finish } = this.#options;
    signal?.throwIfAborted();
    if (finish?.aborted) this.ended = "finished";
    else if (settings.stop !== undefined && shareOf(losses, initialLoss) >= settings.stop) {
      this.ended = "stopped";
    }
    return this.ended !== undefined;
  }

  #diverge(error: DivergenceError): void {
    this.ended = "diverged";
    const message = `Stopped after ${this.#curve.length} iterations: ${error.message}`;
    this.#options.warnings.push({ code: "diverged", message });
  }
}

function toPlane(image: Float32Array, rung: Rung): Plane {
  const { width, height } = rung;
  return cropPlane({ ...paddedSize(rung), data: image }, { width, height });
}

/** The term weights cancel, so this is 1 - S / S0 of the unweighted style residual. */
function shareOf(losses: Losses, initial: Losses): number {
  return initial.style > 0 ? 1 - losses.style / initial.style : 0;
}
