import type { Pixels } from "../../src/image/pixels.ts";
import { drawBanner } from "./designs/banner.ts";
import { drawDashboard } from "./designs/dashboard.ts";
import { drawHeadline } from "./designs/headline.ts";
import { drawIcon } from "./designs/icon.ts";
import { drawIllustration } from "./designs/illustration.ts";
import { drawLogo } from "./designs/logo.ts";
import { drawPortrait } from "./designs/portrait.ts";

/** A picture with the name that a test reports. */
export interface DesignPicture {
  readonly name: string;
  readonly pixels: Pixels;
}

/**
 * Pictures as designers send them from their tools: small, wide, flat, and often transparent.
 *
 * Photographs hide what these show: fringes along edges, color from hidden pixels, noise on flat areas.
 */
export function designPictures(): DesignPicture[] {
  return [
    { name: "icon", pixels: drawIcon() },
    { name: "logo", pixels: drawLogo() },
    { name: "word", pixels: drawHeadline() },
    { name: "dashboard", pixels: drawDashboard() },
    { name: "illustration", pixels: drawIllustration() },
    { name: "portrait", pixels: drawPortrait() },
    { name: "banner", pixels: drawBanner() },
  ];
}
