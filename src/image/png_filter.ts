/** How filtered rows lie in memory. */
export interface FilterOptions {
  /** Bytes of a row, its filter byte left out. */
  readonly rowBytes: number;
  /** Bytes from a byte to its left neighbor: those of one pixel, at least 1. */
  readonly step: number;
}

const NONE = 0;
const SUB = 1;
const UP = 2;
const AVERAGE = 3;
const PAETH = 4;

/** Undoes the filters of PNG (ISO 15948, section 9) in place; each row begins with its filter byte. */
export function unfilterRows(rows: Uint8Array, { rowBytes, step }: FilterOptions): void {
  const stride = rowBytes + 1;
  for (let start = 0; start < rows.length; start += stride) {
    const kind = rows[start] ?? NONE;
    if (kind > PAETH) throw new SyntaxError(`its filter ${kind} does not exist`);
    if (kind === NONE) continue;
    for (let at = start + 1; at < start + stride; at++) {
      const isFirst = at - start <= step;
      const left = isFirst ? 0 : rows[at - step] ?? 0;
      const above = start === 0 ? 0 : rows[at - stride] ?? 0;
      const corner = isFirst || start === 0 ? 0 : rows[at - stride - step] ?? 0;
      rows[at] = (rows[at] ?? 0) + predict(kind, left, above, corner);
    }
  }
}

/**
 * Filters rows, each by the filter whose differences have the smallest sum; that is the usual guess at what
 * packs best (ISO 15948, section 12.8).
 */
export function filterRows(data: Uint8Array, { rowBytes, step }: FilterOptions): Uint8Array {
  const height = data.length / rowBytes;
  const result = new Uint8Array(height * (rowBytes + 1));
  const tries = [NONE, SUB, UP, AVERAGE, PAETH].map(() => new Uint8Array(rowBytes));
  for (let y = 0; y < height; y++) {
    let best = 0;
    let bestSum = Infinity;
    tries.forEach((row, kind) => {
      const sum = filterRow(row, data, { kind, start: y * rowBytes, rowBytes, step });
      if (sum >= bestSum) return;
      best = kind;
      bestSum = sum;
    });
    result[y * (rowBytes + 1)] = best;
    result.set(tries[best] ?? [], y * (rowBytes + 1) + 1);
  }
  return result;
}

interface FilterRow extends FilterOptions {
  readonly kind: number;
  readonly start: number;
}

function filterRow(row: Uint8Array, data: Uint8Array, options: FilterRow): number {
  const { kind, start, rowBytes, step } = options;
  let sum = 0;
  for (let index = 0; index < rowBytes; index++) {
    const at = start + index;
    const left = index < step ? 0 : data[at - step] ?? 0;
    const above = start === 0 ? 0 : data[at - rowBytes] ?? 0;
    const corner = index < step || start === 0 ? 0 : data[at - rowBytes - step] ?? 0;
    const difference = ((data[at] ?? 0) - predict(kind, left, above, corner)) & 255;
    row[index] = difference;
    sum += difference < 128 ? difference : 256 - difference;
  }
  return sum;
}

function predict(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case SUB:
      return left;
    case UP:
      return above;
    case AVERAGE:
      return (left + above) >> 1;
    case PAETH: {
      const toLeft = Math.abs(above - corner);
      const toAbove = Math.abs(left - corner);
      const toCorner = Math.abs(left + above - 2 * corner);
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      return 0;
  }
}
