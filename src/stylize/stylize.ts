import type { StylizeInput } from "./job.ts";
import type { Progress } from "./progress.ts";
import type { StylizeResult } from "./result.ts";
import { type RunControls, Stylizer } from "./stylizer.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/** Options of one `stylize` call. */
export interface StylizeCall extends StylizeOptions, RunControls {
  /** Hears of every iteration. @default nobody */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Paints a picture in the style of one or more others.
 *
 * @param input The content and the styles: file bytes, pixels or tensors
 * @param options What to paint and how; whatever is left out comes from the preset
 * @returns The picture, its record, and `encode` for a file
 * @throws {RangeError} If an option is unknown or out of range
 * @throws {ImageFormatError} If a picture cannot be read
 * @throws {WeightsError} If the network is missing or damaged
 * @throws {BackendUnavailableError} If no engine of the choice runs here
 *
 * @example A picture at strength 0 is the content
 * ```ts
 * import { stylize } from "@impasto/impasto";
 * import assert from "node:assert/strict";
 *
 * const gray = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 4).fill(255) };
 * const result = await stylize(
 *   { content: gray, styles: [gray] },
 *   { strength: 0, size: 64, network: "vgg19-lite" },
 * );
 * assert.deepEqual(result.pixels.data, gray.data);
 * ```
 */
export async function stylize(
  input: StylizeInput,
  options: StylizeCall = {},
): Promise<StylizeResult> {
  await using stylizer = new Stylizer();
  return await stylizer.stylize(input, options);
}

/**
 * Paints a picture step by step.
 *
 * @param input The content and the styles
 * @param options What to paint and how
 * @returns An async generator that yields after each iteration, each value able to give its frame, and
 * returns what `stylize` returns
 * @throws What `stylize` throws
 *
 * @example Watch the loss
 * ```ts
 * import { optimize } from "@impasto/impasto";
 * import assert from "node:assert/strict";
 *
 * function picture(step: number) {
 *   const data = Uint8Array.from({ length: 64 * 64 * 4 }, (_, i) => i % 4 === 3 ? 255 : i * step % 251);
 *   return { width: 64, height: 64, data };
 * }
 * const losses: number[] = [];
 * for await (
 *   const progress of optimize(
 *     { content: picture(1), styles: [picture(7)] },
 *     { size: 64, iterations: 2, network: "vgg19-lite" },
 *   )
 * ) losses.push(progress.loss.total);
 * assert.equal(losses.length, 2);
 * ```
 */
export async function* optimize(
  input: StylizeInput,
  options: StylizeOptions & RunControls = {},
): AsyncGenerator<Progress, StylizeResult, void> {
  await using stylizer = new Stylizer();
  return yield* stylizer.paint(input, options);
}
