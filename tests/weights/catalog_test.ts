import assert from "node:assert/strict";
import { networkTable } from "../../src/vgg/layers.ts";
import {
  isPublished,
  knownFileNames,
  NETWORK_NAMES,
  networkFileName,
  PUBLISHED,
} from "../../src/weights/catalog.ts";

Deno.test("`PUBLISHED` has room for exactly the convolutions of each network", () => {
  for (const name of ["vgg16", "vgg19"] as const) {
    const values = networkTable(name).convolutions
      .reduce((sum, layer) => sum + (9 * layer.inputs + 1) * layer.outputs, 0);
    const overhead = PUBLISHED[name].bytes - 4 * values;
    // HDF5 spends some kilobytes on names and trees; a wrong length would be off by megabytes.
    assert.ok(overhead > 0 && overhead < 100_000, `${name}: ${overhead}`);
  }
});

Deno.test("`PUBLISHED` names a source and a mirror of the same file, by https alone", () => {
  for (const { file, urls, md5 } of Object.values(PUBLISHED)) {
    assert.equal(urls.length, 2);
    for (const url of urls) assert.ok(url.startsWith("https://") && url.endsWith(`/${file}`), url);
    assert.match(md5, /^[0-9a-f]{32}$/);
  }
});

Deno.test("`isPublished()` is true of the full networks alone", () => {
  assert.deepEqual(NETWORK_NAMES.filter(isPublished), ["vgg19", "vgg16"]);
});

Deno.test("`knownFileNames()` prefers our own format and knows Keras' names", () => {
  assert.deepEqual(knownFileNames("vgg16"), [
    networkFileName("vgg16"),
    "vgg16.h5",
    "vgg16/model.json",
    "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
    "vgg16_weights_tf_dim_ordering_tf_kernels.h5",
  ]);
  assert.equal(knownFileNames("vgg19-lite")[0], "vgg19-lite.safetensors");
});
