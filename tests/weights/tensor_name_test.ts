import assert from "node:assert/strict";
import { ourTensorName } from "../../src/weights/tensor_name.ts";

Deno.test("`ourTensorName()` knows the names of every version of Keras and tfjs", () => {
  for (
    const name of [
      "block1_conv2/block1_conv2_W_1:0",
      "block1_conv2/block1_conv2/kernel:0",
      "block1_conv2/kernel",
      "vgg19/block1_conv2/kernel:0",
      "block1_conv2_1/kernel:0",
      "conv1_2/kernel",
      "block5_conv1/block1_conv2/kernel:0",
    ]
  ) assert.equal(ourTensorName(name, 4), "block1_conv2/kernel", name);
});

Deno.test("`ourTensorName()` tells kernel and bias apart by rank", () => {
  assert.equal(ourTensorName("block3_conv4/block3_conv4_b_1:0", 1), "block3_conv4/bias");
  assert.equal(ourTensorName("block3_conv4/kernel", 2), undefined);
});

Deno.test("`ourTensorName()` knows nothing of other layers", () => {
  for (
    const name of ["fc1/kernel:0", "predictions/bias:0", "myblock1_conv2/kernel", "conv2d/kernel"]
  ) {
    assert.equal(ourTensorName(name, 4), undefined, name);
  }
});
