/** Returns what went wrong as one line. */
export function errorLine(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replaceAll(/\s*\n\s*/g, " ").trim();
}

/** Returns everything that is known of an error, its causes included, for whoever mends it. */
export function errorDetails(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${errorDetails(error.cause)}`;
}
