import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PushLine } from '../../../../shared/api/admin/inspector.ts';
import { beginTail, withNewer, withOlder, type Tail } from './tail.ts';

const line = (push: number): PushLine => ({
  push, at: '2026-11-20T08:00:00.000Z', source: 'main', dialect: 'moor-v7', from: 'cloud', answer: 'accepted', milliseconds: 2, bytes: 9, seqs: [push], kinds: ['call.ringing'],
  callId: null, agentNumber: null, customerNumber: null, error: null,
});
const limit = 5;

/** Answers as the relay does: newest first; after a place the oldest so many. */
function pageOf(held: readonly number[], { after, before }: { after?: number; before?: number }) {
  const between = held.filter((push) => push > (after ?? 0) && push < (before ?? Infinity));
  const taken = after === undefined ? between.slice(-limit) : between.slice(0, limit);
  return { pushes: taken.toReversed().map(line), oldest: held[0] ?? 0, newest: held.at(-1) ?? 0 };
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the live tail', () => {
  it('misses no push and shows none twice, however many come between two questions', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.array(fc.nat(12), { maxLength: 8 }), (first, arrivals) => {
        let count = first;
        let tail: Tail = beginTail(pageOf(upTo(count), {}), limit);
        for (const more of arrivals) {
          count += more;
          tail = withNewer(tail, pageOf(upTo(count), { after: tail.upTo }), limit) ?? tail;
        }
        while (tail.upTo < count) tail = withNewer(tail, pageOf(upTo(count), { after: tail.upTo }), limit) ?? tail;
        while (tail.hasOlder) tail = withOlder(tail, pageOf(upTo(count), { before: tail.pushes.at(-1)?.push ?? 0 }), limit);
        expect(tail.pushes.map(({ push }) => push)).toEqual(upTo(count).toReversed());
      }),
    );
  });

  it('begins anew when the relay counts from the start again', () => {
    const tail = beginTail(pageOf(upTo(9), {}), limit);
    expect(withNewer(tail, pageOf(upTo(2), { after: 9 }), limit)).toBeNull();
  });
});
