/**
 * The room `base`: what every other room may lean on. It imports nothing and touches nothing.
 *
 * An error class exists here only where a caller is meant to catch that very condition; every other
 * mistake is a `TypeError`, `RangeError` or `SyntaxError`.
 */

/** A picture that cannot be read: wrong format, damaged bytes, or larger than the limits. */
export class ImageFormatError extends Error {
  /** Name of the class, for programs. */
  override readonly name = "ImageFormatError";
}

/** Network weights that are missing, damaged or of the wrong shape. */
export class WeightsError extends Error {
  /** Name of the class, for programs. */
  override readonly name = "WeightsError";
}

/** An engine that this machine cannot run; the only error that makes `auto` try the next one. */
export class BackendUnavailableError extends Error {
  /** Name of the class, for programs. */
  override readonly name = "BackendUnavailableError";
}

/** A run whose loss, gradient or update stopped being usable. */
export class DivergenceError extends Error {
  /** Name of the class, for programs. */
  override readonly name = "DivergenceError";
}
