/** How a process ends; scripts rely on these. */
export const EXIT = {
  /** It did what was asked. */
  done: 0,
  /** It could not. */
  failed: 1,
  /** It was asked wrongly, and did nothing. */
  usage: 2,
  /** It was stopped; what there was of a picture is written. */
  interrupted: 130,
} as const;

/** One of the codes. */
export type ExitCode = typeof EXIT[keyof typeof EXIT];
