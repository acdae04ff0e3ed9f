import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import type { EventDraft } from './dialect.ts';
import { contentRepeatWithinMs, identityOf, settleIdentity, type HeldId, type HeldIds } from './identity.ts';
import { draftOf } from './testing/drafts.ts';

/** Ids as the log holds them, without a database. */
class Held implements HeldIds {
  readonly all: HeldId[] = [];

  find(id: string) {
    return this.all.find((held) => held.id === id);
  }

  findBetween(first: string, last: string) {
    return this.all.filter((held) => held.id >= first && held.id <= last).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Appends as the log does. @returns the place of the event, held already or new. */
  take(draft: EventDraft, receivedAt: number): number {
    const identity = identityOf('main', draft);
    const settled = settleIdentity(identity, receivedAt, this);
    if ('held' in settled) return settled.held.seq;
    this.all.push({ id: settled.newId, seq: this.all.length + 1, receivedAt, fingerprint: identity.fingerprint });
    return this.all.length;
  }
}

const pick = <Value>(...values: Value[]) => fc.constantFrom(...values);
const anyDraft = fc
  .record({
    providerEventId: pick('a1', 'b2', 'c3', 'a1#call', 'a1~x', 'h-a1', `h-${'x'.repeat(32)}`, '电话', ''),
    part: pick<EventDraft['part']>(null, 'agent', 'call'),
    account: pick('20000153', '2100147', null),
    callId: pick('403344537650466816', '403344537650466817', null),
    agentNumber: pick('20001', '20002', null),
    kind: pick<EventDraft['kind']>('call.ringing', 'call.ended', 'agent.status'),
    customerNumber: pick('17319132391', '15201277786'),
  })
  .map(draftOf);

describe('events with a provider id', () => {
  test('are the same event exactly if id, part, account, call, agent and kind agree', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 60 }), (drafts) => {
        const held = new Held();
        const seqs = drafts.map((draft) => held.take(draft, 0));
        const keys = drafts.map((d) => JSON.stringify([d.providerEventId, d.part, d.account, d.callId, d.agentNumber, d.kind]));
        for (const [i, key] of keys.entries()) expect(seqs[i]).toBe(seqs[keys.indexOf(key)]);
        expect(held.all.length).toBe(new Set(keys).size);
        expect(new Set(held.all.map(({ id }) => id)).size).toBe(held.all.length);
      }),
    );
  });

  test('carry it in plain sight, with the part at the end', () => {
    const held = new Held();
    held.take(draftOf({ part: 'call' }), 0);
    held.take(draftOf({ part: 'call', account: '2000100' }), 0);
    expect(held.all[0]?.id).toBe('main:8757e994f19040749c5b194faaf21c78#call');
    expect(held.all[1]?.id).toMatch(/^main:8757e994f19040749c5b194faaf21c78~[\w-]{12}#call$/);
  });

  test('cannot pass for one that the relay made up', () => {
    const { stem } = identityOf('main', draftOf({ providerEventId: null }));
    expect(identityOf('main', draftOf({ providerEventId: stem.slice('main:'.length) })).stem).not.toBe(stem);
  });

  test('may be sent with an id of any length', () => {
    const { stem } = identityOf('main', draftOf({ providerEventId: 'x'.repeat(100_000) }));
    expect(stem.length).toBeLessThan(64);
  });
});

describe('events without a provider id', () => {
  const draft = draftOf({ providerEventId: null });

  test('are repeats of equal content within ten minutes, whatever the order of its fields', () => {
    const held = new Held();
    const first = held.take({ ...draft, data: { a: 1, b: { c: 2, d: 3 } } }, 0);
    expect(held.take({ ...draft, data: { b: { d: 3, c: 2 }, a: 1 } }, contentRepeatWithinMs)).toBe(first);
    expect(held.take({ ...draft, data: { a: 2 } }, 1)).not.toBe(first);
  });

  test('are new after ten minutes, and each of those has repeats of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4 * contentRepeatWithinMs), { maxLength: 40 }), fc.boolean(), (times, inOrder) => {
        const held = new Held();
        const parts = ['agent', 'call'] as const;
        for (const at of inOrder ? times.toSorted((a, b) => a - b) : times) {
          for (const part of parts) {
            const before = held.all.length;
            const near = held.all.some(({ id, receivedAt }) => id.endsWith(part) && Math.abs(receivedAt - at) <= contentRepeatWithinMs);
            const seq = held.take({ ...draft, part }, at);
            expect(held.all.length > before).toBe(!near);
            expect(held.all[seq - 1]?.id.endsWith(`#${part}`)).toBe(true);
          }
        }
        expect(new Set(held.all.map(({ id }) => id)).size).toBe(held.all.length);
      }),
    );
  });
});

test('canonical JSON does not depend on the order of fields and means the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const reversed = JSON.parse(JSON.stringify(value), (_name, part: unknown) =>
        typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toReversed()) : part,
      );
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
