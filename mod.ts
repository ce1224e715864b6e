/**
 * Impasto: paint any layer with any picture, on your own machine.
 *
 * Needs `--allow-read` for the bundled files; `--allow-write` only to save what comes out.
 *
 * @module
 */
export { optimize, stylize, type StylizeCall } from "./src/stylize/stylize.ts";
export { type RunControls, Stylizer } from "./src/stylize/stylizer.ts";
export type { StyleInput, StylizeInput } from "./src/stylize/job.ts";
export type { StylizeResult } from "./src/stylize/result.ts";
export type { AlphaMode, ColorMode, StylizeOptions } from "./src/stylize/stylize_options.ts";
export { OPTIONS } from "./src/stylize/options_table.ts";
export type { OptionRow } from "./src/stylize/option_row.ts";
export { PRESET_NAMES, type PresetName } from "./src/stylize/preset_names.ts";
export type { PictureSource } from "./src/stylize/picture_source.ts";
export type { Progress, Warning } from "./src/stylize/progress.ts";
export { parseRecord, type RunRecord } from "./src/stylize/record.ts";
export { decode, type DecodeOptions } from "./src/image/decode.ts";
export { encode, type EncodeOptions } from "./src/image/encode.ts";
export type { Pixels } from "./src/image/pixels.ts";
export type { Losses } from "./src/engine/engine.ts";
export {
  BackendUnavailableError,
  DivergenceError,
  ImageFormatError,
  WeightsError,
} from "./src/base/errors.ts";
