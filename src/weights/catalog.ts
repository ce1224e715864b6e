import type { NetworkName } from "../vgg/layers.ts";

/** A network that is published on the web in full. */
export type PublishedName = "vgg16" | "vgg19";

/** A file that others publish, by what identifies it. */
export interface PublishedFile {
  /** Its name at every source. */
  readonly file: string;
  /** Addresses, first choice first. */
  readonly urls: readonly string[];
  /** Exact length in bytes. */
  readonly bytes: number;
  /** MD5 of the file, lower-case hex: the only digest that its publisher gives. */
  readonly md5: string;
}

/** All networks, the full ones first. */
export const NETWORK_NAMES: readonly NetworkName[] = ["vgg19", "vgg16", "vgg19-lite"];

const KERAS = "https://storage.googleapis.com/tensorflow/keras-applications";
const MIRROR = "https://github.com/fchollet/deep-learning-models/releases/download/v0.1";

/**
 * Where the full networks come from: the convolutions of Simonyan and Zisserman (Oxford, CC BY 4.0) as Keras packs them.
 * Digests stand in Keras' own source (keras/src/applications/vgg16.py and vgg19.py).
 */
export const PUBLISHED: Readonly<Record<PublishedName, PublishedFile>> = {
  vgg16: published("vgg16", 58_889_256, "6d6bbae143d832006294945121d1f1fc"),
  vgg19: published("vgg19", 80_134_624, "253f8cb515780f3b799900260a226db6"),
};

/** Returns whether a network can be downloaded. */
export function isPublished(name: NetworkName): name is PublishedName {
  return name in PUBLISHED;
}

/** Returns the name of a network's file in our own format. */
export function networkFileName(name: NetworkName): string {
  return `${name}.safetensors`;
}

/** Returns the names under which a network may lie in a folder of the user, first choice first. */
export function knownFileNames(name: NetworkName): string[] {
  const ours = [networkFileName(name), `${name}.h5`, `${name}/model.json`];
  if (!isPublished(name)) return ours;
  const { file } = PUBLISHED[name];
  return [...ours, file, file.replace("_notop", "")];
}

function published(name: PublishedName, bytes: number, md5: string): PublishedFile {
  const file = `${name}_weights_tf_dim_ordering_tf_kernels_notop.h5`;
  return { file, urls: [`${KERAS}/${name}/${file}`, `${MIRROR}/${file}`], bytes, md5 };
}
