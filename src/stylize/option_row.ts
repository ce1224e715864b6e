/**
 * The room `stylize`: one job from pictures to a picture. It binds the other rooms together; it must not
 * know the console, the command line's arguments or HTTP.
 */

/** What every option of the table has. */
export interface OptionBase {
  /** Name in camelCase; the command line writes it in kebab-case. */
  readonly name: string;
  /** One sentence for people: what it does. */
  readonly help: string;
  /** What holds when neither the user nor the preset says anything, in words. */
  readonly standard: string;
  /** Whether the value is a path or URL, which HTTP never takes. */
  readonly local?: true;
}

/** A number within a range. */
export interface NumberOption extends OptionBase {
  /** Tells the rows apart. */
  readonly kind: "number";
  /** Smallest value. */
  readonly min: number;
  /** Largest value. */
  readonly max: number;
  /** Whether only whole numbers will do. */
  readonly integer?: true;
  /** Unit, for people. */
  readonly unit?: string;
  /** Words that are accepted in place of a number. */
  readonly words?: readonly string[];
}

/** One word of a list. */
export interface ChoiceOption extends OptionBase {
  /** Tells the rows apart. */
  readonly kind: "choice";
  /** The words. */
  readonly choices: readonly string[];
}

/** Layers with optional weights, as `block1_conv1:0.5,block2_conv1`. */
export interface LayersOption extends OptionBase {
  /** Tells the rows apart. */
  readonly kind: "layers";
}

/** Numbers separated by commas. */
export interface NumbersOption extends OptionBase {
  /** Tells the rows apart. */
  readonly kind: "numbers";
  /** Smallest value. */
  readonly min: number;
}

/** Any text. */
export interface TextOption extends OptionBase {
  /** Tells the rows apart. */
  readonly kind: "text";
  /** What the text looks like, for people. */
  readonly format: string;
}

/** One row of the options table. */
export type OptionRow = NumberOption | ChoiceOption | LayersOption | NumbersOption | TextOption;
