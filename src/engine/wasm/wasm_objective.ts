import { overflowScale } from "../../loss/scale.ts";
import type { Losses, Objective, ObjectiveSpec } from "../engine.ts";
import { addVariationTerm, checkPictureLength } from "../picture_term.ts";
import { readGradient } from "./picture_map.ts";
import { type PicturePass, picturePass } from "./picture_pass.ts";
import { backwardSteps, forwardSteps, type PassPlan } from "./plan/pass_steps.ts";
import type { Space } from "./plan/space.ts";
import type { Step } from "./plan/step.ts";
import {
  featuresOf,
  layOutDesk,
  layOutTerm,
  type TermPlace,
  termSteps,
  termTarget,
} from "./plan/term_steps.ts";
import type { Term } from "./plan/terms.ts";
import { prepareTerms, variationFactor } from "./prepare_terms.ts";
import type { WasmMeans } from "./wasm_means.ts";

/** The objective of one rung: a program of steps that was planned once for its size. */
export class WasmObjective implements Objective {
  readonly scale: number;
  readonly #means: WasmMeans;
  readonly #spec: ObjectiveSpec;
  readonly #variation: number;
  readonly #pass: PicturePass<readonly TermPlace[]> | undefined;
  #disposed = false;

  constructor(means: WasmMeans, spec: ObjectiveSpec) {
    this.#means = means;
    this.#spec = spec;
    this.#variation = variationFactor(spec);
    const terms = prepareTerms(means, spec);
    const magnitude = terms.reduce((sum, term) => sum + term.coefficient * term.energy, 0);
    this.scale = spec.scale ?? overflowScale(magnitude + this.#variation);
    this.#pass = terms.length > 0
      ? planTerms(means, spec, { terms, scale: this.scale })
      : undefined;
  }

  async evaluate(image: Float32Array, gradient: Float32Array): Promise<Losses> {
    if (this.#disposed) throw new TypeError("Cannot evaluate an objective after it was disposed");
    checkPictureLength("picture", image, this.#spec);
    checkPictureLength("gradient", gradient, this.#spec);
    await Promise.resolve();
    gradient.fill(0);
    const { content, style } = this.#evaluateTerms(image, gradient);
    const variation = addVariationTerm(image, gradient, {
      spec: this.#spec,
      coefficient: this.#variation,
      scale: this.scale,
    });
    return { content, style, variation, total: content + style + variation };
  }

  dispose(): void {
    if (this.#disposed) throw new TypeError("Cannot dispose an objective twice");
    this.#disposed = true;
    this.#pass?.free();
  }

  #evaluateTerms(
    image: Float32Array,
    gradient: Float32Array,
  ): { readonly content: number; readonly style: number } {
    const sums = { content: 0, style: 0 };
    const pass = this.#pass;
    if (!pass) return sums;
    const { heap, reading } = this.#means;
    pass.run(image);
    readGradient(heap, pass.maps.input, { gradient, padding: reading.padding });
    for (const place of pass.data) {
      const parts = heap.doubles(place.sums, place.jobs);
      sums[place.term.kind] += place.term.coefficient * parts.reduce((a, b) => a + b, 0);
    }
    return sums;
  }
}

function planTerms(
  means: WasmMeans,
  { content: { plane } }: ObjectiveSpec,
  options: { readonly terms: readonly Term[]; readonly scale: number },
): PicturePass<readonly TermPlace[]> {
  const { terms } = options;
  const pass = picturePass(means, plane, {
    taps: [...new Set(terms.map((term) => term.layer))],
    layOut: (space, plan) => layOutObjective(space, plan, options),
  });
  for (const { term, target, weights } of pass.data) {
    const values = termTarget(term);
    means.heap.floats(target, values.length).set(values);
    if (term.weights) means.heap.floats(weights, term.weights.length).set(term.weights);
  }
  return pass;
}

function layOutObjective(
  space: Space,
  plan: PassPlan,
  { terms, scale }: { readonly terms: readonly Term[]; readonly scale: number },
): { steps: Step[]; data: TermPlace[] } {
  const { maps } = plan;
  const styled = terms.filter(({ kind }) => kind === "style");
  const desk = layOutDesk(space, styled.map(({ layer }) => featuresOf(maps, layer)));
  const data = terms.map((term) => layOutTerm(space, term, maps));
  const back = backwardSteps(plan, ({ layer, features, tapSpace }) => {
    const here = data.filter(({ term }) => term.layer === layer.name);
    return termSteps(here, features, { desk, tapSpace, scale });
  });
  return { steps: [...forwardSteps(plan), ...back], data };
}
