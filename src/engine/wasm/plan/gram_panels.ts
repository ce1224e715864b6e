import { filledChannels } from "./feature_map.ts";

/** Columns of a panel. */
const PANEL = 8;

/** Returns the length of a matrix in panels. */
export function panelsLength(channels: number): number {
  return filledChannels(channels) ** 2;
}

/** Returns a matrix `[n, n]` as panels `[n / 8][n][8]`, filled up with zeros. */
export function toPanels(values: Float32Array, channels: number): Float32Array {
  const panels = new Float32Array(panelsLength(channels));
  for (let row = 0; row < channels; row++) {
    for (let column = 0; column < channels; column++) {
      panels[panelIndex(channels, row, column)] = values[row * channels + column] ?? 0;
    }
  }
  return panels;
}

/** Returns the matrix `[n, n]` that stands in panels. */
export function fromPanels(panels: Float32Array, channels: number): Float32Array {
  const values = new Float32Array(channels ** 2);
  for (let row = 0; row < channels; row++) {
    for (let column = 0; column < channels; column++) {
      values[row * channels + column] = panels[panelIndex(channels, row, column)] ?? 0;
    }
  }
  return values;
}

function panelIndex(channels: number, row: number, column: number): number {
  const line = Math.floor(column / PANEL) * filledChannels(channels) + row;
  return line * PANEL + column % PANEL;
}
