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
export type {
  ChoiceOption,
  LayersOption,
  NumberOption,
  NumbersOption,
  OptionBase,
  OptionRow,
  TextOption,
} from "./src/stylize/option_row.ts";
export { PRESET_NAMES, type PresetName } from "./src/stylize/preset_names.ts";
export type { PictureSource, PictureTensor } from "./src/stylize/picture_source.ts";
export type { Progress, Warning } from "./src/stylize/progress.ts";
export {
  parseRecord,
  type RecordedPicture,
  type RecordedStyle,
  type RunRecord,
} from "./src/stylize/record.ts";
export type { CurvePoint, EarlyEnd } from "./src/stylize/optimize.ts";
export { decode, type DecodeOptions } from "./src/image/decode.ts";
export {
  encode,
  type EncodeOptions,
  OUTPUT_FORMATS,
  type OutputFormat,
} from "./src/image/encode.ts";
export type { Pixels } from "./src/image/pixels.ts";
export type { FirstPadding, Losses, Pooling, TapKind } from "./src/engine/engine.ts";
export { ENGINE_CHOICES, type EngineChoice } from "./src/engine/start_engine.ts";
export type { Normalization } from "./src/loss/normalization.ts";
export type { NetworkName } from "./src/vgg/layers.ts";
export type { FetchProgress } from "./src/weights/fetch_network.ts";
export {
  BackendUnavailableError,
  DivergenceError,
  ImageFormatError,
  WeightsError,
} from "./src/base/errors.ts";
