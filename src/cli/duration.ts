/** Returns seconds for people: `0.8 s`, `14 s`, `2:05`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "?";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const tail = `${twoDigits(Math.floor(whole / 60) % 60)}:${twoDigits(whole % 60)}`;
  return whole < 3600 ? tail.replace(/^0/, "") : `${Math.floor(whole / 3600)}:${tail}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
