import type { FetchProgress } from "../weights/fetch_network.ts";
import { createRecord } from "./create_record.ts";
import { finishPicture } from "./finish_picture.ts";
import { type Job, readJob, type StylizeInput } from "./job.ts";
import { optimize, type Stage } from "./optimize.ts";
import { presetOf } from "./presets.ts";
import type { Progress, Warning } from "./progress.ts";
import { createResult, type StylizeResult } from "./result.ts";
import { type LadderOptions, planRungs, type Rung } from "./rungs.ts";
import { resolveSettings, type Settings } from "./settings.ts";
import { Studio, type StudioOptions } from "./studio.ts";
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

/**
 * Paints many jobs with one engine: network, device and style targets stay warm while the options that
 * shape them stay the same.
 *
 * @example Paint two pictures with one style
 * ```ts
 * import { Stylizer } from "@impasto/impasto";
 * import assert from "node:assert/strict";
 *
 * const gray = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 4).fill(255) };
 * const options = { size: 64, strength: 0, network: "vgg19-lite" } as const;
 * await using stylizer = new Stylizer();
 * const first = await stylizer.stylize({ content: gray, styles: [gray] }, options);
 * const second = await stylizer.stylize({ content: gray, styles: [gray] }, options);
 * assert.deepEqual(first.pixels, second.pixels);
 * ```
 */
export class Stylizer {
  #full: Studio | undefined;
  #draft: Studio | undefined;

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
    const studio = await this.#openFull(settings, { signal, onFetch });
    const draft = await this.#openDraft(settings, studio);
    const rungs = planRungs(job.frame.patch, ladderOf(settings, job));
    const warnings: Warning[] = [...job.warnings, ...studio.warnings];
    const outcome = yield* optimize({
      settings,
      content: job.frame,
      start: job.start,
      rungs,
      stageOf: (rung) => stageOf(isDraft(rung, rungs) ? draft ?? studio : studio, settings, job),
      signal,
      finish,
      warnings,
    });
    const pixels = finishPicture(outcome.plane, job.frame, settings);
    return createResult(pixels, createRecord({ wanted, job, studio, outcome, pixels, warnings }));
  }

  /** Frees engines and targets. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve();
    this.#draft?.close();
    this.#draft = undefined;
    this.#full?.close();
    this.#full = undefined;
  }

  async #openFull(
    settings: Settings,
    controls: Pick<StudioOptions, "signal" | "onFetch">,
  ): Promise<Studio> {
    const { network, weights } = settings;
    const options = { settings, network, weights, ...controls };
    if (this.#full?.fits(options)) return this.#full;
    this.#full?.close();
    this.#full = undefined;
    this.#full = await Studio.open(options);
    return this.#full;
  }

  /** Opens the bundled network for a hot start. */
  async #openDraft(settings: Settings, full: Studio): Promise<Studio | undefined> {
    if (!startsHot(settings, full)) return undefined;
    const options: StudioOptions = { settings, network: "vgg19-lite" };
    if (this.#draft?.fits(options)) return this.#draft;
    this.#draft?.close();
    this.#draft = undefined;
    this.#draft = await Studio.open(options);
    return this.#draft;
  }
}

/** The bundled network stands in for VGG19 alone, at the layers and in the units that it was trained for. */
function startsHot(settings: Settings, full: Studio): boolean {
  const { contentLayers, styleLayers } = presetOf("fast").options;
  return settings.hotStart === "on" && full.network.table.name === "vgg19" &&
    settings.normalization === "impasto" && settings.contentLayers === contentLayers &&
    settings.styleLayers === styleLayers;
}

/** All rungs but the last belong to the hot start. */
function isDraft(rung: Rung, rungs: readonly Rung[]): boolean {
  return rung !== rungs.at(-1);
}

function stageOf(studio: Studio, settings: Settings, job: Job): Stage {
  return {
    engine: studio.engine,
    layers: studio.layersOf(settings),
    targetsOf: (asked) => studio.targetsOf(job, asked),
  };
}

/** A run without style from the content has nothing to do: its start is its optimum. */
function ladderOf(settings: Settings, job: Job): LadderOptions {
  const { styleWeight, variationWeight, iterations, plan } = settings;
  const isOptimum = styleWeight === 0 && variationWeight === 0 && job.startsFromContent;
  return isOptimum ? { iterations: 0 } : { ladder: plan.ladder, iterations };
}
