import type { SeenPicture } from "../engine/engine.ts";
import type { Plane } from "../image/pixels.ts";
import { resizeAlpha, resizePlane } from "../image/resample.ts";
import type { Size } from "../image/image_header.ts";
import { SMALLEST_SIDE } from "./rungs.ts";

/** Resizes a picture and its visibility, then pads it to the smallest side that the network can read. */
export function seenAtSize(picture: SeenPicture, size: Size): SeenPicture {
  const { plane, visibility } = picture;
  const resized = {
    plane: resizePlane(plane, size),
    visibility: visibility && resizeAlpha(visibility, { from: plane, to: size }),
  };
  const padded = paddedSize(size);
  if (padded.width === size.width && padded.height === size.height) return resized;
  const seen = resized.visibility ?? new Float32Array(size.width * size.height).fill(1);
  return {
    plane: padPlane(resized.plane, padded),
    // What replication invents is no part of the picture, so no term counts it.
    visibility: padMap(seen, size, padded),
  };
}

/** Returns the size at which a picture is optimized: each side at least 16 px. */
export function paddedSize(size: Size): Size {
  return {
    width: Math.max(size.width, SMALLEST_SIDE),
    height: Math.max(size.height, SMALLEST_SIDE),
  };
}

/** Repeats the last column and row until the plane has the given size. */
export function padPlane(plane: Plane, size: Size): Plane {
  const data = new Float32Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const row = Math.min(y, plane.height - 1);
      const from = (row * plane.width + Math.min(x, plane.width - 1)) * 3;
      data.set(plane.data.subarray(from, from + 3), (y * size.width + x) * 3);
    }
  }
  return { ...size, data };
}

/** Takes the upper left part of a plane: the inverse of `padPlane`. */
export function cropPlane(plane: Plane, size: Size): Plane {
  if (plane.width === size.width && plane.height === size.height) return plane;
  const data = new Float32Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    const from = y * plane.width * 3;
    data.set(plane.data.subarray(from, from + size.width * 3), y * size.width * 3);
  }
  return { width: size.width, height: size.height, data };
}

function padMap(map: Float32Array, from: Size, to: Size): Float32Array {
  const padded = new Float32Array(to.width * to.height);
  for (let y = 0; y < from.height; y++) {
    padded.set(map.subarray(y * from.width, (y + 1) * from.width), y * to.width);
  }
  return padded;
}
