const UNITS = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** Returns bytes for people, in powers of 1000 as disks and downloads count: `80.1 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}
