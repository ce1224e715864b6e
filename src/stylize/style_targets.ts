import type { Engine, GramTarget, SeenPicture } from "../engine/engine.ts";
import type { LayerName } from "../vgg/layers.ts";
import { seenAtSize } from "./seen_at_size.ts";
import type { Size } from "../image/image_header.ts";

/** A style, ready to be read at any size. */
export interface PreparedStyle extends SeenPicture {
  /** Share in the blend, 0 or more. */
  readonly weight: number;
  /** Size relative to the picture. */
  readonly scale: number;
}

/** What the targets of a rung depend on. */
export interface StyleTargetOptions {
  /** Styles to blend. */
  readonly styles: readonly PreparedStyle[];
  /** Layers of the style term. */
  readonly layers: readonly LayerName[];
  /** Longest side of the rung in pixels. */
  readonly longest: number;
}

/**
 * Reads the styles' Gram matrices at the size of a rung. Several styles are blended by the weighted mean
 * of their matrices, weights normalized to sum 1 (jcjohnson/neural-style blends targets the same way).
 */
export async function readStyleTargets(
  engine: Engine,
  options: StyleTargetOptions,
): Promise<GramTarget[]> {
  const { styles, layers, longest } = options;
  const total = styles.reduce((sum, style) => sum + style.weight, 0);
  if (total <= 0) throw new RangeError("Cannot blend styles whose weights are all 0: raise one");
  const blended = new Map<LayerName, GramTarget>();
  for (const style of styles.filter((entry) => entry.weight > 0)) {
    const seen = seenAtSize(style, styleSize(style, longest * style.scale));
    for (const target of await engine.styleTargets(seen, layers)) {
      addTarget(blended, target, style.weight / total);
    }
  }
  return [...blended.values()];
}

/** A style is shown at the rung's size and never enlarged beyond its own pixels. */
function styleSize(style: PreparedStyle, longest: number): Size {
  const { width, height } = style.plane;
  const factor = Math.min(1, longest / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

function addTarget(blended: Map<LayerName, GramTarget>, target: GramTarget, share: number): void {
  const before = blended.get(target.layer)?.values;
  const values = target.values.map((value, index) => (before?.[index] ?? 0) + share * value);
  blended.set(target.layer, { ...target, values });
}
