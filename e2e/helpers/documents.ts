import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../../scripts/lib/paths.ts';

const body = z.record(z.string(), z.unknown());
export type PushBody = z.infer<typeof body>;

/** An example of the V7 document, as the dialect's fixtures hold it. */
export function documentExample(name: string): PushBody {
  const file = path.join(root, 'relay', 'dialects', 'moor-v7', 'fixtures', `${name}.json`);
  return body.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The dial-out call of the document, step by step, under a call id and event ids of its own. */
export function dialout(callUniqueId: string) {
  const own = (name: string, given: PushBody = {}): PushBody => {
    const example = documentExample(name);
    return { ...example, callUniqueId, eventUniqueId: `${callUniqueId}-${name}`, ...given };
  };
  const ring = own('dialout-ring');
  const { pushType: _pushType, eventUniqueId: _eventUniqueId, ...ringFields } = ring;
  return {
    ring,
    linkAsStatus: own('call-status-link'),
    /** The wrapped form of the document's link example, with the ring's own fields. */
    linkWrapped: {
      content: { ...ringFields, callEvent: 'link', statusTime: '1620455982' },
      uniqueId: `${callUniqueId}-wrapped`,
    },
    hangup: own('dialout-hangup'),
    hangupAsStatus: own('call-status-hangup'),
    customerNumber: '17319132391',
  };
}

/** An inbound ring in the document's shape. */
export function inboundRing(callUniqueId: string, given: PushBody = {}): PushBody {
  return {
    ...documentExample('dialout-ring'),
    callUniqueId,
    eventUniqueId: `${callUniqueId}-ring`,
    pushType: 'incomingRing',
    callType: 'incoming',
    trunkNumber: '01080455499',
    displayNumber: '',
    statusTime: String(Math.floor(Date.now() / 1_000)),
    ...given,
  };
}
