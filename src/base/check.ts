/** What a number has to be; both bounds are included. */
export interface NumberRange {
  /** Smallest value. @default -Infinity */
  readonly min?: number;
  /** Largest value. @default Infinity */
  readonly max?: number;
  /** Whether only whole numbers will do. @default false */
  readonly integer?: boolean;
}

/** Throws a `RangeError` in the house wording unless `value` is a number within `range`. */
export function checkNumber(name: string, value: number, range: NumberRange = {}): void {
  const { min = -Infinity, max = Infinity, integer = false } = range;
  const kind = integer ? "a whole number" : "a number";
  if (typeof value !== "number" || Number.isNaN(value)) {
    throw new RangeError(`Cannot use ${name} as it must be ${kind}: current value is ${value}`);
  }
  if (value < min || value > max || (integer && !Number.isInteger(value))) {
    const limits = describeRange(min, max);
    throw new RangeError(
      `Cannot use ${name} as it must be ${kind}${limits}: current value is ${value}`,
    );
  }
}

function describeRange(min: number, max: number): string {
  if (min === -Infinity && max === Infinity) return "";
  if (max === Infinity) return ` of at least ${min}`;
  if (min === -Infinity) return ` of at most ${max}`;
  return ` from ${min} to ${max}`;
}

/** Throws a `RangeError` that lists the choices unless `value` is one of them. */
export function checkChoice<T extends string>(
  name: string,
  value: string,
  choices: readonly T[],
): asserts value is T {
  if (choices.some((choice) => choice === value)) return;
  throw new RangeError(`Cannot use ${name} "${value}": choose one of ${choices.join(", ")}`);
}
