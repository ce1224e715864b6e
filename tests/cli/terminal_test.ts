import assert from "node:assert/strict";
import { type ByteSink, createTerminal, type Terminal } from "../../src/cli/terminal.ts";
import { fakePlatform } from "../support/fake_platform.ts";

class FakeSink implements ByteSink {
  text = "";
  constructor(readonly watched: boolean, readonly most = Infinity) {}
  writeSync(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, this.most);
    this.text += new TextDecoder().decode(taken);
    return taken.length;
  }
  isTerminal(): boolean {
    return this.watched;
  }
}

function terminalOf(
  sinks: { output: ByteSink; errors: ByteSink },
  environment: Record<string, string> = {},
  columns = 100,
): Terminal {
  return createTerminal({
    ...sinks,
    platform: fakePlatform("linux", environment),
    width: () => columns,
  });
}

Deno.test("`createTerminal()` writes results to one stream and the rest to the other", () => {
  const sinks = { output: new FakeSink(false), errors: new FakeSink(false) };
  const terminal = terminalOf(sinks);
  terminal.print("result");
  terminal.report("note");
  assert.equal(sinks.output.text, "result\n");
  assert.equal(sinks.errors.text, "note\n");
});

Deno.test("`createTerminal()` draws nothing where nobody watches", () => {
  const sinks = { output: new FakeSink(false), errors: new FakeSink(false) };
  const terminal = terminalOf(sinks);
  terminal.redraw("bar");
  assert.equal(terminal.columns(), undefined);
  assert.equal(terminal.color, false);
  assert.equal(sinks.errors.text, "");
});

Deno.test("`createTerminal()` clears a drawn line before it writes another, once", () => {
  const sinks = { output: new FakeSink(true), errors: new FakeSink(true) };
  const terminal = terminalOf(sinks);
  terminal.redraw("bar");
  terminal.report("note");
  terminal.report("note");
  assert.equal(sinks.errors.text, "\r\x1b[Kbar\r\x1b[Knote\nnote\n");
  terminal.redraw("bar");
  terminal.print("result");
  assert.ok(sinks.errors.text.endsWith("bar\r\x1b[K"));
  assert.equal(sinks.output.text, "result\n");
});

Deno.test("`createTerminal()` has color on a terminal, but not under NO_COLOR", () => {
  const sinks = { output: new FakeSink(true), errors: new FakeSink(true) };
  assert.equal(terminalOf(sinks).color, true);
  assert.equal(terminalOf(sinks, { NO_COLOR: "1" }).color, false);
  assert.equal(terminalOf(sinks, { NO_COLOR: "1" }).columns(), 100);
});

Deno.test("`createTerminal()` takes 80 columns for granted where a terminal knows no width", () => {
  const sinks = { output: new FakeSink(true), errors: new FakeSink(true) };
  assert.equal(terminalOf(sinks, {}, 0).columns(), 80);
});

Deno.test("`createTerminal()` takes a dumb terminal for a log", () => {
  const sinks = { output: new FakeSink(true), errors: new FakeSink(true) };
  const terminal = terminalOf(sinks, { TERM: "dumb" });
  assert.equal(terminal.columns(), undefined);
  assert.equal(terminal.color, false);
});

Deno.test("`createTerminal()` writes on where a stream takes a few bytes at a time", () => {
  const sinks = { output: new FakeSink(false, 3), errors: new FakeSink(false) };
  terminalOf(sinks).print("a long line");
  assert.equal(sinks.output.text, "a long line\n");
});

Deno.test("`createTerminal()` goes on when the reader of its output has left", () => {
  const closed: ByteSink = {
    isTerminal: () => false,
    writeSync(): number {
      throw new Deno.errors.BrokenPipe();
    },
  };
  terminalOf({ output: closed, errors: new FakeSink(false) }).print("result");
  const broken: ByteSink = {
    isTerminal: () => false,
    writeSync(): number {
      throw new Error("disk on fire");
    },
  };
  const terminal = terminalOf({ output: broken, errors: new FakeSink(false) });
  assert.throws(() => terminal.print("result"), /disk on fire/);
});
