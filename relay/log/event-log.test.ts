import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { danpingEventSchema } from '../../src/shared/contract/event.ts';
import { draftOf } from '../core/testing/drafts.ts';
import type { EventDraft } from '../core/dialect.ts';
import { agentViewer, bigLimits, numbered, supervisor, TemporaryLog } from './testing/temporary-log.ts';

describe('what is appended', () => {
  test('gets the next places without a gap, each push its own answer, however many come at once', async () => {
    using temporary = new TemporaryLog();
    const answers = await Promise.all(Array.from({ length: 1_000 }, (_, i) => temporary.append([numbered(i % 900)])));
    const events = temporary.seenBy(supervisor);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 900 }, (_, i) => i + 1));
    expect(temporary.log.head).toBe(900);
    for (const [i, answer] of answers.entries()) {
      const id = `main:e${i % 900}`;
      expect(answer).toMatchObject({ ok: true, value: { seq: events.findIndex((event) => event.id === id) + 1, duplicate: i >= 900 } });
    }
  });

  test('is what travels: the contract’s event, the same after a restart', async () => {
    using temporary = new TemporaryLog();
    await temporary.append([numbered(1, { data: { extras: { order: 'X9' }, nested: [1, 'ü', null] } }), numbered(2)]);
    const live = temporary.seenBy(supervisor);
    for (const event of live) expect(danpingEventSchema.parse(event)).toEqual(event);
    const { epoch, head } = temporary.log;
    await temporary.restart();
    expect(temporary.seenBy(supervisor)).toEqual(live);
    expect([temporary.log.epoch, temporary.log.head]).toEqual([epoch, head]);
    expect(epoch).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a repeat answers the place of the push’s last event, also after a restart and beside something new', async () => {
    using temporary = new TemporaryLog();
    const push = [numbered(1, { part: 'agent', kind: 'agent.status' }), numbered(1, { part: 'call' })];
    expect(await temporary.append(push)).toMatchObject({ ok: true, value: { seq: 2, duplicate: false } });
    await temporary.restart();
    expect(await temporary.append(push)).toMatchObject({ ok: true, value: { seq: 2, duplicate: true } });
    expect(await temporary.append([...push, numbered(2)])).toMatchObject({ ok: true, value: { seq: 3, duplicate: false } });
    expect(temporary.log.head).toBe(3);
  });

  test('without a provider id counts as a repeat for ten minutes', async () => {
    using temporary = new TemporaryLog();
    const draft = draftOf({ providerEventId: null });
    const minute = 60_000;
    const at = async (minutes: number) => {
      const answer = await temporary.append([draft], 1_800_000_000_000 + minutes * minute);
      return answer.ok ? answer.value : null;
    };
    expect(await at(0)).toMatchObject({ seq: 1, duplicate: false });
    expect(await at(10)).toMatchObject({ seq: 1, duplicate: true });
    expect(await at(11)).toMatchObject({ seq: 2, duplicate: false });
    expect(await at(20)).toMatchObject({ seq: 2, duplicate: true });
  });

  test('a push that cannot be kept fails alone, and leaves no gap', async () => {
    using temporary = new TemporaryLog();
    const bad = { ...numbered('bad'), data: { big: 1n } };
    const answers = await Promise.all([
      temporary.append([numbered(1)]),
      temporary.append([numbered('first half'), bad]),
      temporary.append([numbered(2)]),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.value.seq : answer.failure.code))).toEqual([1, 'log-refused', 2]);
    expect(temporary.seenBy(supervisor).map(({ id }) => id)).toEqual(['main:e1', 'main:e2']);
  });

  test('wakes those who may see it, after it is committed', async () => {
    using temporary = new TemporaryLog();
    const told = temporary.tellings();
    const heads: number[] = [];
    temporary.log.onAppended(() => heads.push(temporary.log.head));
    await Promise.all([temporary.append([numbered(1)]), temporary.append([numbered(2, { agentNumber: '20002' })])]);
    await temporary.append([numbered(1)]);
    await temporary.append([numbered(3, { agentNumber: null })]);
    expect(told).toEqual([new Set(['main/20001', 'main/20002']), new Set()]);
    expect(heads).toEqual([2, 3]);
  });
});

describe('who reads', () => {
  test('gets nothing that is still being brought to disk', async () => {
    using temporary = new TemporaryLog();
    await temporary.append([numbered(1)]);
    temporary.log.forgetRecent();
    const appended = temporary.append([numbered(2)]);
    // The turn of the commit; its sync is another one's.
    await new Promise((resolve) => setImmediate(resolve));
    const viewers = [supervisor, agentViewer('20001')];
    const seen = viewers.flatMap((viewer) => [null, { untilSeq: 1, receivedBefore: 0 }].map((skip) => temporary.log.readFor(viewer, { afterSeq: 0, skip }, bigLimits)));
    expect(seen.map((read) => read.ok && read.value.items.map(({ seq }) => seq))).toEqual([[1], [1], [1], [1]]);
    expect((await appended).ok).toBe(true);
    expect(temporary.seenBy(supervisor)).toHaveLength(2);
  });

  const numbers = ['20001', '20002', '20003', null];
  const anyPush = fc.record({ id: fc.nat(30), agentNumber: fc.constantFrom(...numbers), receivedAt: fc.nat(1_000) });

  test('gets exactly what it may see after its place, from memory and from disk alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPush, { maxLength: 40 }), fc.nat(40), fc.nat(1_000), async (pushes, afterSeq, receivedBefore) => {
        using temporary = new TemporaryLog();
        for (const { id, agentNumber, receivedAt } of pushes) await temporary.append([numbered(id, { agentNumber })], receivedAt);
        const all = temporary.seenBy(supervisor);
        const { head } = temporary.log;
        const from = { afterSeq: Math.min(afterSeq, head), skip: { receivedBefore, untilSeq: Math.floor(head / 2) } };
        for (const where of ['memory', 'disk']) {
          for (const number of ['20001', '20002', '20003']) {
            const read = temporary.log.readFor(agentViewer(number), from, bigLimits);
            const expected = all.filter(
              ({ agentNumber, seq, receivedAt }) =>
                agentNumber === number && seq > from.afterSeq && (seq > from.skip.untilSeq || Date.parse(receivedAt) >= receivedBefore),
            );
            expect(read, where).toMatchObject({ ok: true, value: { items: expected, upTo: head } });
          }
          await temporary.restart();
        }
      }),
      { numRuns: 15 },
    );
  });

  test('a long stretch comes in batches that join on', async () => {
    using temporary = new TemporaryLog();
    await temporary.append(Array.from({ length: 1_200 }, (_, i) => numbered(i, { agentNumber: i % 2 ? '20001' : '20002' })));
    await temporary.restart();
    const sizes: number[] = [];
    const seen: number[] = [];
    for (let afterSeq = 0; afterSeq < 1_200; ) {
      const read = temporary.log.readFor(agentViewer('20001'), { afterSeq, skip: null }, { maxItems: 250, maxBytes: 1e6 });
      if (!read.ok) throw new Error(read.failure.cause);
      sizes.push(read.value.items.length);
      seen.push(...read.value.items.map(({ seq }) => seq));
      expect(read.value.upTo).toBeGreaterThanOrEqual(seen.at(-1) ?? 0);
      afterSeq = read.value.upTo;
    }
    expect(sizes).toEqual([250, 250, 100]);
    expect(seen).toEqual(Array.from({ length: 600 }, (_, i) => 2 * i + 2));
  });
});

test('what lies between two places can be read backwards, newest first, so many at most', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(30), fc.nat(32), fc.integer({ min: 0, max: 31 }), fc.integer({ min: 1, max: 40 }), async (count, afterSeq, beforeSeq, atMost) => {
      using temporary = new TemporaryLog();
      await temporary.append(Array.from({ length: count }, (_, i) => numbered(i)));
      const between = temporary.seenBy(supervisor).filter(({ seq }) => seq > afterSeq && seq < beforeSeq).toReversed();
      expect(temporary.log.readBack({ afterSeq, beforeSeq }, atMost)).toEqual({ ok: true, value: between.slice(0, atMost) });
    }),
    { numRuns: 15 },
  );
});

test('when a colleague answers, the others are told who, and nothing else of the call', async () => {
  using temporary = new TemporaryLog();
  const ring = { kind: 'call.ringing', at: '2026-11-20T02:00:00.000Z' } as const;
  await temporary.append([numbered(1, ring)]);
  await temporary.append([numbered(2, { ...ring, agentNumber: '20002', agentName: '李雷' })]);
  const answer = numbered(3, { kind: 'call.answered', at: '2026-11-20T02:00:05.000Z', agentNumber: '20002', agentName: '李雷' });
  expect(await temporary.append([answer])).toMatchObject({ ok: true, value: { seq: 3, duplicate: false } });
  expect(await temporary.append([answer])).toMatchObject({ ok: true, value: { seq: 3, duplicate: true } });

  const [own, taken, ...more] = temporary.seenBy(agentViewer('20001'));
  expect(own?.kind).toBe('call.ringing');
  expect(taken).toMatchObject({
    seq: 4,
    kind: 'call.taken',
    at: '2026-11-20T02:00:05.000Z',
    callId: own?.callId,
    agentNumber: '20001',
    customerNumber: null,
    data: { takenBy: { agentNumber: '20002', agentName: '李雷' } },
  });
  expect(more).toEqual([]);
});

describe('a ring group whose phones have call ids of their own', () => {
  const customer = { customerNumber: '0899888999', trunkNumber: '19001919', direction: 'inbound', legsHaveOwnCallIds: true } as const;
  const ring = (index: number, callId: string, agentNumber: string, at: string) => numbered(index, { ...customer, callId, agentNumber, at });
  const answer = numbered(3, { ...customer, kind: 'call.answered', callId: 'leg-2', agentNumber: '20002', at: '2026-11-20T02:00:05.000Z' });

  test('is taken from the others under the id by which they know it', async () => {
    using temporary = new TemporaryLog();
    await temporary.append([ring(1, 'leg-1', '20001', '2026-11-20T02:00:00.000Z')]);
    await temporary.append([ring(2, 'leg-2', '20002', '2026-11-20T02:00:00.000Z')]);
    await temporary.append([answer]);
    expect(temporary.seenBy(agentViewer('20001'))).toMatchObject([
      { kind: 'call.ringing', callId: 'leg-1' },
      { kind: 'call.taken', callId: 'leg-1', customerNumber: null, data: { takenBy: { agentNumber: '20002' } } },
    ]);
  });

  test('is another one an hour later, at another trunk or of another caller', async () => {
    using temporary = new TemporaryLog();
    await temporary.append([ring(1, 'leg-1', '20001', '2026-11-20T01:00:00.000Z')]);
    await temporary.append([numbered(4, { ...customer, trunkNumber: '1800', callId: 'leg-4', agentNumber: '20001', at: '2026-11-20T02:00:00.000Z' })]);
    await temporary.append([answer]);
    expect(temporary.seenBy(agentViewer('20001')).map(({ kind }) => kind)).toEqual(['call.ringing', 'call.ringing']);
  });

  describe('and whose caller shows no number', () => {
    const steps = { ring: 'call.ringing', answer: 'call.answered', end: 'call.ended' } as const;
    /** One step of a phone: the agent, the second, and what the cloud writes for the caller. */
    const step = (what: keyof typeof steps, agentNumber: string, second: number, customerNumber: string | null = 'anonymous', callId = `leg-${agentNumber}`) =>
      numbered(`${what}-${callId}-${second}`, { ...customer, customerNumber, kind: steps[what], callId, agentNumber, at: new Date(Date.UTC(2026, 10, 20, 2, 0, second)).toISOString() });
    /** Who was told that whom has the call, whatever order the steps come in. */
    async function told(drafts: readonly EventDraft[]): Promise<readonly string[]> {
      using temporary = new TemporaryLog();
      for (const draft of drafts) await temporary.append([draft]);
      const taken = temporary.seenBy(supervisor).filter(({ kind }) => kind === 'call.taken');
      return taken.map(({ agentNumber, data }) => `${agentNumber}<${Object(data['takenBy']).agentNumber}`).toSorted();
    }

    test.each([['anonymous', 'Anonymous'], ['unknown', 'Restricted'], [null, 'private'], [null, null]])('is one ring where the phones began together: %s and %s', async (one, other) => {
      const together = [step('ring', '20001', 0, one), step('ring', '20002', 1, other), step('answer', '20002', 5, one)];
      const inAnyOrder = fc.asyncProperty(fc.shuffledSubarray(together, { minLength: 3 }), async (shuffled) => {
        expect(await told(shuffled)).toEqual(['20001<20002']);
      });
      await fc.assert(inAnyOrder, { numRuns: 6 });
    });

    test('is another caller’s where the ring began later', async () => {
      expect(await told([step('ring', '20001', 0), step('ring', '20002', 10), step('answer', '20002', 15)])).toEqual([]);
    });

    test('is nobody’s to tell where rings lie too near, a phone rings twice or two answer', async () => {
      const two = [step('ring', '20001', 0), step('ring', '20002', 1)];
      const taken = step('answer', '20002', 9);
      expect(await told([...two, step('ring', '20003', 4), taken])).toEqual([]);
      expect(await told([...two, step('ring', '20001', 1, 'anonymous', 'leg-again'), taken])).toEqual([]);
      expect(await told([step('ring', '20003', 1), step('answer', '20003', 5), ...two, step('answer', '20002', 9)])).not.toContain('20001<20002');
    });

    test('is not tied without a trunk', async () => {
      const without = (draft: EventDraft): EventDraft => ({ ...draft, trunkNumber: null });
      expect(await told([step('ring', '20001', 0), step('ring', '20002', 0), step('answer', '20002', 5)].map(without))).toEqual([]);
    });
  });
});
