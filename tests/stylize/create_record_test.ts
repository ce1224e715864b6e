import assert from "node:assert/strict";
import { createRecord } from "../../src/stylize/create_record.ts";
import { readJob } from "../../src/stylize/job.ts";
import { resolveSettings } from "../../src/stylize/settings.ts";
import { Studio } from "../../src/stylize/studio.ts";
import { seededPixels } from "../support/seeded_pixels.ts";
import { TINY_OPTIONS, writeTinyWeights } from "../support/tiny_weights.ts";

Deno.test("`createRecord()` keeps options and hashes and leaves out the path of the weights", async () => {
  const weights = writeTinyWeights();
  const settings = resolveSettings(TINY_OPTIONS);
  const studio = await Studio.open({ settings, network: "vgg19-lite", weights });
  const content = seededPixels({ width: 40, height: 40, seed: 1 });
  const job = await readJob({ content, styles: [content] }, settings);
  const loss = { content: 1, style: 2, variation: 3, total: 6 };
  const record = createRecord({
    wanted: { strength: 0.4, weights },
    job,
    studio,
    outcome: {
      plane: job.frame.plane,
      loss,
      initialLoss: loss,
      iterations: 7,
      secondsPerIteration: 0.5,
      curve: [],
      ended: "finished",
    },
    pixels: content,
    warnings: [],
  });
  assert.deepEqual(record.options, { preset: "fast", strength: 0.4 });
  assert.deepEqual(record.inputs, job.inputs);
  assert.equal(record.network.sha256, studio.network.sha256);
  assert.deepEqual(record.result, {
    width: 40,
    height: 40,
    iterations: 7,
    secondsPerIteration: 0.5,
    loss,
    initialLoss: loss,
    warnings: [],
    ended: "finished",
  });
  studio.close();
  Deno.removeSync(weights);
});
