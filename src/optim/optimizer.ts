/**
 * The room `optim`: rules that move a point downhill, given its loss and gradient.
 *
 * It knows vectors and numbers only. That the vector is a picture, what the loss means and which
 * engine evaluates it are none of its business; so each rule is tested on toy functions.
 */

/** What one evaluation of the objective gives. */
export interface Evaluated {
  /** True loss, whatever the scale. */
  readonly loss: number;
  /** True gradient times {@linkcode StepInput.scale}; may be overwritten by the next evaluation. */
  readonly gradient: Float32Array;
  /** Named parts of the loss, handed through unread. */
  readonly terms?: Readonly<Record<string, number>>;
}

/** Evaluates the objective at a point, which it leaves alone. */
export type Evaluate = (x: Float32Array) => Promise<Evaluated>;

/** The range that every component of the point has to stay in. */
export interface Bounds {
  /** Smallest value, in the units of the point. */
  readonly min: number;
  /** Largest value, in the units of the point. */
  readonly max: number;
}

/** What one step needs. */
export interface StepInput {
  /** The current point; the step moves it in place. */
  readonly x: Float32Array;
  /** The objective. */
  readonly evaluate: Evaluate;
  /**
   * Positive constant k by which gradients arrive multiplied, since raw ones reach 1e23 and their
   * squares do not fit f32. No rule may take another path because of it.
   */
  readonly scale: number;
  /** Range to clamp to, for rules that clamp each step. @default none */
  readonly bounds?: Bounds;
}

/** What one step reports. */
export interface StepOutput<State> {
  /** The state for the next step: the one handed in, updated in place. */
  readonly state: State;
  /** Loss and gradient at the point before the step; the gradient is valid until the next step. */
  readonly evaluated: Evaluated;
  /** Largest absolute change of a component; 0 or a non-finite number means divergence. */
  readonly update: number;
  /** How often this step evaluated the objective. */
  readonly evaluations: number;
}

/** Resamples one field of a state; `nonnegative` fields may have no value below 0. */
export type Resample = (field: Float32Array, kind: "signed" | "nonnegative") => Float32Array;

/** The problem that a state is carried over to. */
export interface NextRung {
  /** Number of components of the point. */
  readonly size: number;
  /** Brings a field of the old size to the new one. */
  readonly resample: Resample;
}

/**
 * A rule for moving a point downhill. All memory between steps is in the state: plain numbers,
 * strings and typed arrays, so that a checkpoint can hold it.
 */
export interface Optimizer<State> {
  /** Name of the rule. */
  readonly name: string;
  /** The state before the first step on a point of `size` components. */
  init(size: number): State;
  /**
   * Evaluates the objective and moves the point.
   *
   * @throws {DivergenceError} If loss or gradient is not finite; the point is then untouched
   */
  step(input: StepInput, state: State): Promise<StepOutput<State>>;
  /** The state to continue with on the next rung. */
  resize(state: State, next: NextRung): State;
}
