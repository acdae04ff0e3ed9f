/** Milliseconds since 1970-01-01T00:00:00Z: the form of every time inside Danping. */
export type EpochMs = number;

/** The form of every time outside Danping: UTC, milliseconds, `Z`. */
export function toIso(at: EpochMs): string {
  return new Date(at).toISOString();
}
