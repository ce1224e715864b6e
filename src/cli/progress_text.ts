import type { Progress } from "../stylize/progress.ts";
import { formatDuration } from "./duration.ts";

/** What a line of progress is made of. */
export type ShownProgress = Pick<
  Progress,
  "scale" | "iteration" | "iterations" | "loss" | "secondsLeft"
>;

/** How a bar is drawn. */
export interface BarOptions {
  /** Iterations per second, once there have been two. */
  readonly speed?: number | undefined;
  /** Characters in a line. */
  readonly columns: number;
  /** Whether the bar has a color. @default false */
  readonly color?: boolean;
}

const BAR_CHARACTERS = 24;
const SMALLEST_BAR = 6;

/** Returns the parts of a line of progress, the most important first. */
export function progressParts(progress: ShownProgress, speed?: number): string[] {
  const { scale, iteration, iterations, loss, secondsLeft } = progress;
  const left = iteration < iterations ? `${formatDuration(secondsLeft)} left` : "done";
  return [
    `${String(percentOf(progress)).padStart(3)}%`,
    `${iteration}/${iterations}`,
    ...(speed === undefined ? [] : [left]),
    `loss ${loss.total.toPrecision(4)}`,
    ...(speed === undefined ? [] : [`${speed.toFixed(speed < 10 ? 2 : 1)} it/s`]),
    `${scale} px`,
  ];
}

/** Returns a bar that fits one line: in a narrow terminal it lacks its last parts, never its percent. */
export function progressBar(progress: ShownProgress, options: BarOptions): string {
  const { speed, columns, color = false } = options;
  const parts = progressParts(progress, speed);
  // A full line would wrap in terminals that move on after the last column.
  const room = columns - 1;
  let shown = parts.length;
  while (shown > 1 && lineOf(parts, shown).length + SMALLEST_BAR + 3 > room) shown--;
  const line = lineOf(parts, shown);
  const width = Math.min(BAR_CHARACTERS, room - line.length - 3);
  if (width < SMALLEST_BAR) return line.slice(0, Math.max(0, room));
  const filled = Math.round(width * progress.iteration / progress.iterations);
  const bar = "=".repeat(filled).padEnd(width, " ");
  return `[${color ? `\x1b[36m${bar}\x1b[0m` : bar}] ${line}`;
}

/** Returns how much of the plan is done, rounded down so that 100 means done. */
export function percentOf({ iteration, iterations }: ShownProgress): number {
  return Math.floor(100 * iteration / iterations);
}

function lineOf(parts: readonly string[], shown: number): string {
  return parts.slice(0, shown).join("  ");
}
