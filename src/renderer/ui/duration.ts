/**
 * A running clock's text: `00:12`, from an hour on `1:02:03`.
 *
 * @param seconds whole or broken, negative (clocks that disagree) counts as 0
 */
export function clockText(seconds: number): string {
  const { hours, minutes, rest } = split(seconds);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${twoDigits(minutes)}:${rest}`;
}

/** A finished duration's text: `0:12`, `4:10`, `1:02:03`; a dash where none is known. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '–';
  const { hours, minutes, rest } = split(seconds);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A latency's text: `86 ms`, from a second on `1.2 s`. */
export function latencyText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function split(seconds: number): { hours: number; minutes: number; rest: string } {
  const whole = Math.max(0, Math.floor(seconds));
  return { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60), rest: twoDigits(whole % 60) };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
