import type { Engine, Losses, NetworkReading, ObjectiveSpec } from "../../src/engine/engine.ts";

/** Starts the engine under test with the tiny network of the goldens, all layers within reach. */
export type StartTiny = (reading?: NetworkReading) => Promise<Engine>;

/** One promise that every engine keeps. */
export interface EngineCase {
  /** Sentence that follows the engine's name. */
  readonly name: string;
  /** Checks it. */
  run(start: StartTiny): Promise<void>;
}

/** Evaluates once and disposes the objective. */
export async function evaluateOnce(
  engine: Engine,
  spec: ObjectiveSpec,
  image: Float32Array,
): Promise<{ losses: Losses; gradient: Float32Array; scale: number }> {
  const objective = await engine.objective(spec);
  const gradient = new Float32Array(image.length);
  const losses = await objective.evaluate(image, gradient);
  const { scale } = objective;
  objective.dispose();
  return { losses, gradient: gradient.map((value) => value / scale), scale };
}
