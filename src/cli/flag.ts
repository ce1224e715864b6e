/** One flag of a command. */
export interface Flag {
  /** Name behind the two dashes. */
  readonly name: string;
  /** Letter behind one dash. */
  readonly short?: string;
  /** What its value looks like, for people; absent for a switch. */
  readonly value?: string;
  /** One sentence for people: what it does. */
  readonly help: string;
  /** What holds without it, in words. */
  readonly standard?: string;
}

/** Flags that every command that paints understands. */
export const PAINT_FLAGS: readonly Flag[] = [
  { name: "force", help: "Replaces files that exist" },
  { name: "quiet", help: "Prints nothing but errors" },
  { name: "json", help: "Prints one JSON object a line on standard output" },
];
