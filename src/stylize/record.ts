import type { Losses } from "../engine/engine.ts";
import type { CurvePoint, EarlyEnd } from "./optimize.ts";
import type { Warning } from "./progress.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/** Version of the record's form; a reader refuses a newer one. */
export const RECORD_VERSION = 1;

/** A picture that went into a run, named by its bytes and never by a path. */
export interface RecordedPicture {
  /** Lower-case hex SHA-256 of the file, or of the pixels where there was no file. */
  readonly sha256: string;
  /** Length of what was hashed. */
  readonly bytes: number;
}

/** A style that went into a run. */
export interface RecordedStyle extends RecordedPicture {
  /** Share in the blend. */
  readonly weight: number;
  /** Size relative to the picture. */
  readonly scale: number;
}

/** Everything that repeats a result, and what came of it. */
export interface RunRecord {
  /** Says what this JSON is. */
  readonly type: "impasto-record";
  /** Version of the form. */
  readonly version: number;
  /** Options as given, preset included, with no paths. */
  readonly options: StylizeOptions;
  /** Pictures, by hash. */
  readonly inputs: {
    readonly content: RecordedPicture;
    readonly styles: readonly RecordedStyle[];
    readonly init?: RecordedPicture;
  };
  /** Network that was read. */
  readonly network: { readonly name: string; readonly sha256: string };
  /** Engine that ran, and why others did not. */
  readonly engine: {
    readonly name: string;
    readonly device: string;
    readonly refusals: readonly { readonly engine: string; readonly reason: string }[];
  };
  /** What came of it. */
  readonly result: {
    readonly width: number;
    readonly height: number;
    readonly iterations: number;
    readonly secondsPerIteration: number;
    readonly loss: Losses;
    readonly initialLoss: Losses;
    readonly ended?: EarlyEnd;
    readonly warnings: readonly Warning[];
  };
  /** Loss after each iteration; left out of the copy inside a PNG. */
  readonly curve?: readonly CurvePoint[];
}

/**
 * Parses a record that `--record` wrote, or that a painted PNG carries.
 *
 * @param text The JSON
 * @param name Name of the file, for messages
 * @returns The record
 * @throws {SyntaxError} If the text is no record, or of a newer version
 *
 * @example A text that is no record is refused by name
 * ```ts
 * import { parseRecord } from "@impasto/impasto";
 * import assert from "node:assert/strict";
 *
 * assert.throws(() => parseRecord("{}", "run.json"), /run\.json/);
 * ```
 */
export function parseRecord(text: string, name: string): RunRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read ${name} as it is no JSON: choose a file that --record wrote`,
      {
        cause,
      },
    );
  }
  if (!isRecord(value)) {
    throw new SyntaxError(
      `Cannot read ${name} as it is no record: choose a file that --record wrote`,
    );
  }
  if (value.version > RECORD_VERSION) {
    throw new SyntaxError(
      `Cannot read ${name} as its version ${value.version} is newer than ${RECORD_VERSION}: update Impasto`,
    );
  }
  return value;
}

/** Checks what a repetition relies on; a record may come from anyone. */
function isRecord(value: unknown): value is RunRecord {
  if (!isObject(value) || value.type !== "impasto-record") return false;
  const { version, options, inputs, network, engine } = value;
  if (typeof version !== "number" || !isObject(options) || !isObject(inputs)) return false;
  if (!isObject(network) || typeof network.name !== "string") return false;
  if (!isObject(engine) || typeof engine.name !== "string") return false;
  const { content, styles, init } = inputs;
  return isPicture(content) && (init === undefined || isPicture(init)) &&
    Array.isArray(styles) && styles.length > 0 && styles.every(isStyle);
}

function isStyle(value: unknown): boolean {
  return isPicture(value) && typeof value.weight === "number" && typeof value.scale === "number";
}

function isPicture(value: unknown): value is Record<string, unknown> {
  return isObject(value) && typeof value.sha256 === "string" && typeof value.bytes === "number";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
