import { matchColors } from "../image/match_colors.ts";
import { visibleBounds } from "../image/bounds.ts";
import { crop } from "../image/crop.ts";
import { ImageFormatError } from "../base/errors.ts";
import type { Plane } from "../image/pixels.ts";
import { type PaintFrame, planFrame, seenPart } from "./paint_frame.ts";
import { type PictureSource, readPicture } from "./picture_source.ts";
import type { Warning } from "./progress.ts";
import type { RunRecord } from "./record.ts";
import type { Settings } from "./settings.ts";
import type { StartSource } from "./start_image.ts";
import type { PreparedStyle } from "./style_targets.ts";

/** A style with what is said about it alone. */
export interface StyleInput {
  /** The picture. */
  readonly image: PictureSource;
  /** Share in the blend, 0 or more. @default 1 */
  readonly weight?: number;
  /** Size relative to the picture, on top of `styleScale`, 0.1 to 10. @default 1 */
  readonly scale?: number;
  /** Name for messages. @default "style 1" and so on */
  readonly name?: string;
}

/** The pictures of one job. */
export interface StylizeInput {
  /** The picture to paint. */
  readonly content: PictureSource;
  /** The pictures to paint it like, one or more; bare sources weigh 1. */
  readonly styles: readonly (StyleInput | PictureSource)[];
  /** First picture, in place of the `init` option. */
  readonly init?: PictureSource;
  /** Name of the content for messages. @default "content" */
  readonly name?: string;
}

/** A job whose pictures were read. */
export interface Job {
  /** What is painted and where it goes. */
  readonly frame: PaintFrame;
  /** Styles, recolored if that was asked for. */
  readonly styles: readonly PreparedStyle[];
  /** First picture. */
  readonly start: StartSource;
  /** Whether that is the content. */
  readonly startsFromContent: boolean;
  /** Whether the styles were recolored like the content. */
  readonly recolored: boolean;
  /** Hashes of what came in. */
  readonly inputs: RunRecord["inputs"];
  /** What is worth saying so far. */
  readonly warnings: readonly Warning[];
}

/**
 * Reads the pictures of a job.
 *
 * @throws {ImageFormatError} If one cannot be read, or nothing of it is visible
 * @throws {RangeError} If there is no style, or the number of style weights differs from that of the styles
 */
export async function readJob(input: StylizeInput, settings: Settings): Promise<Job> {
  const { maxPixels } = settings;
  const name = input.name ?? "content";
  const content = await readPicture(input.content, { name, maxPixels });
  const frame = planFrame(content.pixels, { size: settings.size, name });
  const styles = await readStyles(input, frame, settings);
  const init = input.init && await readPicture(input.init, { name: "init", maxPixels });
  const first = styles[0]?.prepared.plane ?? frame.plane;
  const given = init && seenPart(init.pixels).plane;
  return {
    frame,
    styles: styles.map((style) => style.prepared),
    start: startSource(settings, { given, content: frame.plane, style: first }),
    startsFromContent: !given && settings.init === "content",
    recolored: settings.color === "match",
    inputs: {
      content: { sha256: content.sha256, bytes: content.bytes },
      styles: styles.map((style) => style.recorded),
      ...(init && { init: { sha256: init.sha256, bytes: init.bytes } }),
    },
    warnings: frameWarnings(frame, name),
  };
}

/** A style for painting, and for the record. */
interface ReadStyle {
  readonly prepared: PreparedStyle;
  readonly recorded: RunRecord["inputs"]["styles"][number];
}

async function readStyles(
  input: StylizeInput,
  frame: PaintFrame,
  settings: Settings,
): Promise<ReadStyle[]> {
  const { styleWeights, styleScale, color, maxPixels } = settings;
  if (input.styles.length === 0) {
    throw new RangeError("Cannot paint without a style: name at least one");
  }
  if (styleWeights && styleWeights.length !== input.styles.length) {
    throw new RangeError(
      `Cannot use ${styleWeights.length} styleWeights for ${input.styles.length} styles: give one each`,
    );
  }
  const read: ReadStyle[] = [];
  for (const [index, entry] of input.styles.entries()) {
    const style = "image" in entry ? entry : { image: entry };
    const name = style.name ?? `style ${index + 1}`;
    const { pixels, sha256, bytes } = await readPicture(style.image, { name, maxPixels });
    const bounds = visibleBounds(pixels);
    if (!bounds) {
      throw new ImageFormatError(
        `Cannot use ${name} as a style as it is fully transparent: choose a picture with something on it`,
      );
    }
    const seen = seenPart(crop(pixels, bounds));
    const weight = styleWeights?.[index] ?? style.weight ?? 1;
    const scale = styleScale * (style.scale ?? 1);
    const plane = color === "match"
      ? clampPlane(matchColors(seen.plane, frame.plane, weightsOf(seen, frame)))
      : seen.plane;
    read.push({
      prepared: { ...seen, plane, weight, scale },
      recorded: { sha256, bytes, weight, scale },
    });
  }
  return read;
}

function clampPlane(plane: Plane): Plane {
  return { ...plane, data: plane.data.map((value) => Math.min(Math.max(value, 0), 1)) };
}

function weightsOf(
  style: Pick<PaintFrame, "visibility">,
  frame: PaintFrame,
): { styleWeights?: Float32Array; referenceWeights?: Float32Array } {
  return {
    ...(style.visibility && { styleWeights: style.visibility }),
    ...(frame.visibility && { referenceWeights: frame.visibility }),
  };
}

function startSource(
  settings: Settings,
  planes: { given: Plane | undefined; content: Plane; style: Plane },
): StartSource {
  if (planes.given) return { kind: "picture", plane: planes.given };
  switch (settings.init) {
    case "noise":
      return { kind: "noise", seed: settings.seed };
    case "style":
      return { kind: "cover", plane: planes.style };
    case "content":
      return { kind: "picture", plane: planes.content };
  }
}

function frameWarnings(frame: PaintFrame, name: string): Warning[] {
  const painted = Math.max(frame.patch.width, frame.patch.height);
  const own = Math.max(frame.crop.width, frame.crop.height);
  if (painted <= own) return [];
  const message = `Enlarging ${name} from ${own} px to ${painted} px before painting`;
  return [{ code: "enlarged", message }];
}
