import type { EventLog } from '../../relay/core/ports.ts';
import { draftOf } from '../../relay/core/testing/drafts.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { ok } from '../../src/shared/result.ts';

const events: readonly DanpingEvent[] = [1, 2, 3, 4, 5, 6].map((seq) => {
  const { providerEventId, part: _part, ...content } = draftOf({ kind: seq % 2 === 0 ? 'call.ended' : 'call.ringing', callId: `call-${seq >> 1}` });
  return { seq, id: `main:${providerEventId}-${seq}`, source: 'main', dialect: 'moor-v7', receivedAt: '2026-11-20T02:21:31.123Z', ...content };
});

/** A log of six events that is read two at a time. */
export const smallLog: Pick<EventLog, 'epoch' | 'head' | 'oldestSeq' | 'readFor'> & { readonly events: readonly DanpingEvent[] } = {
  epoch: 'epoch-1',
  head: events.length,
  oldestSeq: 1,
  events,
  readFor: (_viewer, { afterSeq }) => {
    const items = events.filter(({ seq }) => seq > afterSeq).slice(0, 2);
    return ok({ items, upTo: items.at(-1)?.seq ?? events.length });
  },
};
