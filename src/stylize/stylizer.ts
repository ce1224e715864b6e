import type { GramTarget } from "../engine/engine.ts";
import { type StartedEngine, startEngine } from "../engine/start_engine.ts";
import { deepestLayer } from "../vgg/deepest_layer.ts";
import type { FetchProgress } from "../weights/fetch_network.ts";
import { loadNetwork } from "../weights/load_network.ts";
import { finishPicture } from "./finish_picture.ts";
import { type Job, readJob, type StylizeInput } from "./job.ts";
import { optimize } from "./optimize.ts";
import type { Progress, Warning } from "./progress.ts";
import { createRecord } from "./create_record.ts";
import { createResult, type StylizeResult } from "./result.ts";
import { type LadderOptions, planRungs } from "./rungs.ts";
import { resolveLayers, resolveSettings, type Settings } from "./settings.ts";
import { readStyleTargets, type StyleTargetOptions } from "./style_targets.ts";
import type { Studio } from "./studio.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/** How a call is watched and ended. */
export interface RunControls {
  /** Aborts the run, which then throws the signal's reason. @default never */
  readonly signal?: AbortSignal;
  /** Ends the run after the current iteration and keeps the picture. @default never */
  readonly finish?: AbortSignal;
  /** Hears of a download, if the named network is not on this machine. @default nobody */
  readonly onFetch?: (progress: FetchProgress) => void;
}

/** Gram matrices are kept for this many style, size and layer combinations. */
const KEPT_TARGETS = 64;

/**
 * Paints many jobs with one engine: network, device and style targets stay warm while the options that
 * shape them stay the same.
 *
 * @example Paint two pictures with one style
 * ```ts ignore
 * await using stylizer = new Stylizer();
 * const first = await stylizer.stylize({ content: a, styles: [style] });
 * const second = await stylizer.stylize({ content: b, styles: [style] });
 * ```
 */
export class Stylizer {
  #studio: Studio | undefined;
  #targets = new Map<string, Promise<GramTarget[]>>();

  /**
   * Paints a picture.
   *
   * @throws {RangeError} If an option is out of range
   * @throws {ImageFormatError} If a picture cannot be read
   * @throws {WeightsError} If the network is missing or damaged
   * @throws {BackendUnavailableError} If no engine of the choice runs here
   */
  async stylize(
    input: StylizeInput,
    options: StylizeOptions & RunControls & {
      readonly onProgress?: (progress: Progress) => void;
    } = {},
  ): Promise<StylizeResult> {
    const { onProgress, ...rest } = options;
    const run = this.paint(input, rest);
    let step = await run.next();
    while (!step.done) {
      onProgress?.(step.value);
      step = await run.next();
    }
    return step.value;
  }

  /** Paints a picture step by step: yields after each iteration and returns the result. */
  async *paint(
    input: StylizeInput,
    options: StylizeOptions & RunControls = {},
  ): AsyncGenerator<Progress, StylizeResult, void> {
    const { signal, finish, onFetch, ...wanted } = options;
    const settings = resolveSettings(wanted);
    const job = await readJob(input, settings);
    signal?.throwIfAborted();
    const studio = await this.#open(settings, { signal, onFetch });
    const warnings: Warning[] = [...job.warnings, ...studio.warnings];
    const outcome = yield* optimize({
      engine: studio.engine,
      settings,
      layers: studio.layers,
      content: job.frame,
      start: job.start,
      rungs: planRungs(job.frame.patch, ladderOf(settings, job)),
      targetsOf: (asked) => this.#targetsOf(studio, job, asked),
      signal,
      finish,
      warnings,
    });
    const pixels = finishPicture(outcome.plane, job.frame, settings);
    return createResult(pixels, createRecord({ wanted, job, studio, outcome, pixels, warnings }));
  }

  /** Frees engine and targets. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve();
    this.#close();
  }

  async #open(
    settings: Settings,
    controls: { signal: AbortSignal | undefined; onFetch: RunControls["onFetch"] | undefined },
  ): Promise<Studio> {
    const { network, weights, engine, taps, pooling, padding } = settings;
    const { contentLayers, styleLayers } = settings;
    const key = [network, weights, engine, taps, pooling, padding, contentLayers, styleLayers]
      .join();
    if (this.#studio?.key === key) return this.#studio;
    this.#close();
    const loaded = await loadNetwork(network, {
      weightsPath: weights,
      download: true,
      signal: controls.signal,
      onProgress: controls.onFetch,
    });
    const layers = resolveLayers(settings, loaded.network.table);
    const asked = [...layers.content, ...layers.style].map(({ layer }) => layer);
    const started = await startEngine({
      choice: engine,
      network: loaded.network,
      reading: { taps, pooling, padding },
      deepest: deepestLayer(loaded.network.table, asked),
    });
    const warnings = [...loaded.warnings, ...fallbackWarnings(settings, started)];
    this.#studio = { key, network: loaded.network, layers, ...started, warnings };
    return this.#studio;
  }

  #close(): void {
    this.#studio?.engine.dispose();
    this.#studio = undefined;
    this.#targets.clear();
  }

  #targetsOf(
    studio: Studio,
    job: Job,
    asked: Omit<StyleTargetOptions, "styles">,
  ): Promise<GramTarget[]> {
    const { content, styles } = job.inputs;
    const recolored = job.recolored ? content.sha256 : "";
    const key = JSON.stringify([recolored, styles, asked]);
    const known = this.#targets.get(key);
    if (known) return known;
    if (this.#targets.size >= KEPT_TARGETS) this.#targets.clear();
    const targets = readStyleTargets(studio.engine, { styles: job.styles, ...asked });
    this.#targets.set(key, targets);
    return targets;
  }
}

/** A run without style from the content has nothing to do: its start is its optimum. */
function ladderOf(settings: Settings, job: Job): LadderOptions {
  const { styleWeight, variationWeight, iterations, plan } = settings;
  const isOptimum = styleWeight === 0 && variationWeight === 0 && job.startsFromContent;
  return isOptimum ? { iterations: 0 } : { ladder: plan.ladder, iterations };
}

/** A CPU is what most machines have, so only an engine that was skipped for a fault is worth a line. */
function fallbackWarnings(settings: Settings, started: StartedEngine): Warning[] {
  if (settings.engine === "auto") return [];
  return started.refusals.map(({ engine, reason }) => ({
    code: "engine-fallback",
    message: `Using ${started.engine.name} instead of ${engine}: ${reason}`,
  }));
}
