/** Most threads that computing can be spread over. */
export const MOST_THREADS = 64;

/** Returns how many threads this machine runs at once, as far as they are of use. */
export function coreCount(): number {
  return Math.min(Math.max(navigator.hardwareConcurrency, 1), MOST_THREADS);
}
