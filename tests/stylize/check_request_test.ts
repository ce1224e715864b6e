import assert from "node:assert/strict";
import { checkRequest } from "../../src/stylize/check_request.ts";

Deno.test("`checkRequest()` fills in the options of a request that can be right", () => {
  const { preset, size, network } = checkRequest({ preset: "preview", seed: 3 }, 1);
  assert.deepEqual({ preset, size, network }, {
    preset: "preview",
    size: 256,
    network: "vgg19-lite",
  });
});

Deno.test("`checkRequest()` knows the layers of each network before it is read", () => {
  const deep = { styleLayers: "block5_conv4" };
  for (const network of ["auto", "vgg19", "vgg19-lite"] as const) {
    checkRequest({ network, ...deep }, 1);
  }
  assert.throws(() => checkRequest({ network: "vgg16", ...deep }, 1), {
    name: "RangeError",
    message: /^Cannot find layer "block5_conv4" in vgg16/,
  });
  assert.throws(() => checkRequest({ contentLayers: "conv9_1" }, 1), RangeError);
});

Deno.test("`checkRequest()` wants one weight for each style", () => {
  checkRequest({ styleWeights: [2, 1] }, 2);
  assert.throws(() => checkRequest({ styleWeights: [2, 1] }, 3), {
    name: "RangeError",
    message: "Cannot use 2 style weights for 3 styles: give one each",
  });
});
