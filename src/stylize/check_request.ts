import { networkTable } from "../vgg/layers.ts";
import { resolveLayers, resolveSettings, type Settings } from "./settings.ts";
import type { StylizeOptions } from "./stylize_options.ts";

/**
 * Checks a request as far as that is possible before a picture is read or weights are loaded, so that a slip is
 * answered at once.
 *
 * @throws {RangeError} If an option, a layer or the number of style weights cannot be right
 */
export function checkRequest(options: StylizeOptions, styles: number): Settings {
  const settings = resolveSettings(options);
  const { network, styleWeights } = settings;
  // The bundled network and whatever `auto` finds have the layers of VGG19.
  resolveLayers(settings, networkTable(network === "vgg16" ? "vgg16" : "vgg19"));
  if (styleWeights && styleWeights.length !== styles) {
    throw new RangeError(
      `Cannot use ${styleWeights.length} style weights for ${styles} styles: give one each`,
    );
  }
  return settings;
}
