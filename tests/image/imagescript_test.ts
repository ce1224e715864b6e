import assert from "node:assert/strict";

Deno.test("every codec works with read permission alone, and without a prompt", async () => {
  const program = new URL("codecs_program.ts", import.meta.url).href;
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--allow-read", "--no-prompt", program],
    stdout: "piped",
    stderr: "piped",
  });
  const { code, stdout, stderr } = await command.output();
  assert.equal(code, 0, new TextDecoder().decode(stderr));
  assert.equal(new TextDecoder().decode(stdout).trim(), "png jpeg webp gif");
});
