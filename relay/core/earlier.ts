import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EventContent } from './ports.ts';

/** Room for what was logged earlier inside one event: a fourth of an `events` message (contract, "Socket.IO out"). */
export const mostEarlierBytes = 64_000;

/** What was logged before somebody joined, oldest first. */
interface Earlier {
  readonly before: readonly DanpingEvent[];
  /** Tied by a number or a time only. */
  readonly probablyBefore: readonly DanpingEvent[];
  /** More was logged than is given here. */
  readonly isCut?: boolean;
}

const places = ['before', 'probablyBefore'] as const;

/**
 * The event with what was logged before it, in `data.before` and `data.probablyBefore`, behind what it holds there already.
 * Earlier events travel without what they themselves brought along, and no more of them than {@link mostEarlierBytes}: the
 * latest that fit. `data.beforeIsCut` says that some were left out.
 */
export function withEarlier(content: EventContent, earlier: Earlier): EventContent {
  if (earlier.before.length + earlier.probablyBefore.length === 0) return content;
  const { data: held } = content;
  let room = mostEarlierBytes - places.reduce((sum, name) => sum + (Array.isArray(held[name]) ? bytesOf(held[name]) : 0), 0);
  let isCut = held['beforeIsCut'] === true || earlier.isCut === true;
  const data = { ...held };
  for (const name of places) {
    const fitting: DanpingEvent[] = [];
    for (const event of earlier[name].toReversed()) {
      const bare = withoutEarlier(event);
      const bytes = bytesOf(bare) + 1;
      if (bytes <= room) {
        fitting.unshift(bare);
        room -= bytes;
      } else {
        isCut = true;
      }
    }
    const own = held[name];
    if (fitting.length > 0) data[name] = [...(Array.isArray(own) ? own : []), ...fitting];
  }
  return { ...content, data: { ...data, ...(isCut && { beforeIsCut: true }) } };
}

function withoutEarlier(event: DanpingEvent): DanpingEvent {
  const { before: _, probablyBefore: __, beforeIsCut: ___, ...data } = event.data;
  return { ...event, data };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
