import type { ReadCommand } from "./command.ts";
import type { Flag } from "./flag.ts";

/** What `main` knows of a command before it loads it. */
export interface CommandEntry {
  /** Name on the command line. */
  readonly name: string;
  /** Arguments, for people. */
  readonly usage: string;
  /** One sentence for people: what it does. */
  readonly summary: string;
  /** Loads it; each command pays only for what it imports. */
  readonly load: () => Promise<LoadedCommand>;
}

/** A command that is ready to read its arguments. */
export interface LoadedCommand {
  /** Reads the arguments. */
  readonly read: ReadCommand;
  /** Flags that it understands. */
  readonly flags: readonly Flag[];
}

/** All commands, the most used first. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "stylize",
    usage: "CONTENT STYLE... -o OUT",
    summary: "Paints a picture in the style of one or more others",
    async load(): Promise<LoadedCommand> {
      const { readStylize, stylizeFlags } = await import("./stylize_command.ts");
      return { read: readStylize, flags: stylizeFlags() };
    },
  },
  {
    name: "batch",
    usage: "CONTENT... --style STYLE -o FOLDER",
    summary: "Paints many pictures, each in each style; A+B blends two",
    async load(): Promise<LoadedCommand> {
      const { batchFlags, readBatch } = await import("./batch_command.ts");
      return { read: readBatch, flags: batchFlags() };
    },
  },
  {
    name: "demo",
    usage: "",
    summary: "Paints the two pictures in examples/",
    async load(): Promise<LoadedCommand> {
      const { demoFlags, readDemo } = await import("./demo_command.ts");
      return { read: readDemo, flags: demoFlags() };
    },
  },
  {
    name: "weights",
    usage: "list | fetch NAME | verify [NAME] | path [NAME]",
    summary: "Finds, downloads and checks networks",
    async load(): Promise<LoadedCommand> {
      const { readWeights, weightsFlags } = await import("./weights_command.ts");
      return { read: readWeights, flags: weightsFlags() };
    },
  },
  {
    name: "doctor",
    usage: "",
    summary: "Says what this machine can do, and why it cannot do the rest",
    async load(): Promise<LoadedCommand> {
      const { doctorFlags, readDoctor } = await import("./doctor_command.ts");
      return { read: readDoctor, flags: doctorFlags() };
    },
  },
];
