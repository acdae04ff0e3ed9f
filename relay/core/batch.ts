import type { BatchLimits } from './ports.ts';

/** At most 500 items and 256 kB in one `events` message (contract, "Socket.IO out"). */
export const eventsMessageLimits: BatchLimits = { maxItems: 500, maxBytes: 256_000 };

/** Room for what stands around the items: the epoch, upTo and the brackets. */
const envelopeBytes = 200;

/**
 * Takes rows until the next one would break a limit. The first row is taken whatever its size: a larger event
 * travels alone.
 *
 * @returns the rows taken, and whether a row was left behind.
 */
export function takeBatch<Row>(
  rows: Iterable<Row>,
  bytesOf: (row: Row) => number,
  limits: BatchLimits,
): { readonly taken: readonly Row[]; readonly more: boolean } {
  const taken: Row[] = [];
  let bytes = envelopeBytes;
  for (const row of rows) {
    const size = bytesOf(row) + 1;
    const fits = taken.length < limits.maxItems && bytes + size <= limits.maxBytes;
    if (taken.length > 0 && !fits) return { taken, more: true };
    taken.push(row);
    bytes += size;
  }
  return { taken, more: false };
}
