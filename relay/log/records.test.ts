import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EventDraft } from '../core/dialect.ts';
import type { Source } from '../core/ports.ts';
import { directoryOf, draftOf } from '../core/testing/drafts.ts';
import type { Viewer } from '../core/viewer.ts';
import { place } from '../core/visibility.ts';
import { agentViewer, supervisor, TemporaryLog } from './testing/temporary-log.ts';

const tel: Source = { id: 'tel', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh', values: {} };
const directory = directoryOf(['20001', '20002', '20003'], { 'tel/101': '20001', 'tel/102': '20002', 'tel/103': '20003' });
const [first, second, third] = ['20001', '20002', '20003'].map(agentViewer) as [Viewer, Viewer, Viewer];
const start = Date.parse('2026-11-20T02:00:00.000Z');
const iso = (seconds: number): string => new Date(start + seconds * 1000).toISOString();

type Timed = 'timed' | 'untimed';
const inbound = { account: 'test.tel4vn.com', direction: 'inbound', callType: 'dial', customerNumber: '0899888999', displayNumber: null, trunkNumber: '19001919', agentName: null, legsHaveOwnCallIds: true } as const;

/** A step of one extension's phone, so many seconds after the start. */
function step(kind: 'call.ringing' | 'call.answered' | 'call.ended', extension: string, seconds: number, timed: Timed = 'timed', callId = `leg-${extension}`): EventDraft {
  return draftOf({ ...inbound, providerEventId: `${callId}:${kind}`, kind, at: timed === 'timed' ? iso(seconds) : null, callId, agentNumber: extension });
}

/** The record of a whole flow; it names the ring group, as far as it is not told otherwise. */
function recordOf(callId: string, from: number, to: number, timed: Timed = 'timed', more: { outcome?: string; agentNumber?: string; version?: number } = {}): EventDraft {
  const { outcome = 'answered', agentNumber = '600', version = 1 } = more;
  const times = timed === 'timed' ? { startedAt: iso(from), endedAt: iso(to) } : { startedAt: null, endedAt: null };
  const record = { outcome, ...times, ringingAt: null, answeredAt: null, ringSeconds: null, talkSeconds: null, queueName: null, customerName: null, recordingUrl: `https://recordings.example/${version}`, voicemailUrl: null };
  return draftOf({ ...inbound, providerEventId: `${callId}:cdr:${version}`, kind: 'call.record', at: times.endedAt, callId, agentNumber, data: { record } });
}

const append = (temporary: TemporaryLog, draft: EventDraft, seconds = 0) => temporary.log.append([place(draft, tel, start + seconds * 1000, directory)]);

async function logOf(...drafts: readonly EventDraft[]): Promise<TemporaryLog> {
  const temporary = new TemporaryLog();
  await Promise.all(drafts.map((draft) => append(temporary, draft)));
  return temporary;
}

const tied = z.object({ probableCallIds: z.array(z.string()), probableAgents: z.array(z.object({ agentNumber: z.string() })), probableAmong: z.number() });
const told = z.array(z.object({ kind: z.string(), callId: z.string(), data: z.unknown() }));

/** The records that a viewer has, as events or along with a step, each with the calls it is tied to. */
function recordsOf(temporary: TemporaryLog, viewer: Viewer): { callId: string | null; certain: boolean; probably: readonly string[] }[] {
  return temporary.seenBy(viewer).flatMap(({ kind, callId, data }) => [
    ...(kind === 'call.record' ? [{ callId, certain: !('probableCallIds' in data), probably: tied.safeParse(data).data?.probableCallIds ?? [] }] : []),
    ...told.parse(data['before'] ?? []).map((record) => ({ callId: record.callId, certain: true, probably: [] })),
    ...told.parse(data['probablyBefore'] ?? []).map((record) => ({ callId: record.callId, certain: false, probably: tied.parse(record.data).probableCallIds })),
  ]);
}

const ringGroup = (timed: Timed = 'timed'): readonly EventDraft[] => [
  step('call.ringing', '101', 5, timed),
  step('call.ringing', '102', 5, timed),
  step('call.answered', '102', 12, timed),
  step('call.ended', '101', 12, timed),
  step('call.ended', '102', 60, timed),
];

describe('a record under another call id', () => {
  test('reaches who answered, with the call that is probably its own; supervisors see it, nobody else', async () => {
    using temporary = await logOf(...ringGroup(), recordOf('flow', 0, 60));
    const record = temporary.seenBy(second).at(-1);
    expect(record).toMatchObject({
      kind: 'call.record',
      callId: 'flow',
      relatedCallIds: [],
      agentNumber: null,
      data: { extension: '600', probableCallIds: ['leg-102'], probableAgents: [{ agentNumber: '20002', agentName: 'Agent 20002' }], probableAmong: 1 },
    });
    expect(temporary.seenBy(supervisor).at(-1)).toEqual(record);
    expect(temporary.seenBy(first).map(({ kind }) => kind)).toEqual(['call.ringing', 'call.taken', 'call.ended']);
    expect(temporary.seenBy(third)).toEqual([]);
  });

  test('reaches who answered, and nobody else, in whatever order the pushes come, repeated or not', async () => {
    const pushes = (timed: Timed): EventDraft[] => [...ringGroup(timed), recordOf('flow', 0, 60, timed), recordOf('flow', 0, 60, timed)];
    const anyOrder = fc.constantFrom<Timed>('timed', 'untimed').chain((timed) => fc.shuffledSubarray(pushes(timed), { minLength: 7 }));
    await fc.assert(
      fc.asyncProperty(anyOrder, async (drafts) => {
        using temporary = await logOf(...drafts);
        expect(recordsOf(temporary, second)).toEqual([{ callId: 'flow', certain: false, probably: ['leg-102'] }]);
        expect([...recordsOf(temporary, first), ...recordsOf(temporary, third)]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same after a restart as without', async () => {
    using temporary = await logOf(...ringGroup());
    await temporary.restart();
    await append(temporary, recordOf('flow', 0, 60));
    expect(recordsOf(temporary, second)).toMatchObject([{ probably: ['leg-102'] }]);
  });

  test('stays with its call when it comes again with more in it, however late', async () => {
    using temporary = await logOf(...ringGroup('untimed'), recordOf('flow', 0, 60, 'untimed'));
    await append(temporary, recordOf('flow', 0, 60, 'untimed', { version: 2 }), 7_200);
    expect(recordsOf(temporary, second).map(({ probably }) => probably)).toEqual([['leg-102'], ['leg-102']]);
    expect(recordsOf(temporary, first)).toEqual([]);
  });

  test('of two calls of one customer belongs to the one in whose time it lies', async () => {
    const again = [step('call.ringing', '101', 100, 'timed', 'again'), step('call.answered', '101', 105, 'timed', 'again'), step('call.ended', '101', 130, 'timed', 'again')];
    using temporary = await logOf(...ringGroup(), ...again, recordOf('flow-2', 95, 130), recordOf('flow-1', 0, 60));
    expect(recordsOf(temporary, first)).toMatchObject([{ callId: 'flow-2', probably: ['again'] }]);
    expect(recordsOf(temporary, second)).toMatchObject([{ callId: 'flow-1', probably: ['leg-102'] }]);
  });

  test('that could as well be of another call is for supervisors alone', async () => {
    const other = [step('call.answered', '101', 6, 'untimed', 'other'), step('call.ended', '101', 60, 'untimed', 'other')];
    using temporary = await logOf(...ringGroup('untimed'), ...other, recordOf('flow', 0, 60, 'untimed'));
    expect([first, second, third].flatMap((viewer) => recordsOf(temporary, viewer))).toEqual([]);
    expect(recordsOf(temporary, supervisor)).toEqual([{ callId: 'flow', certain: true, probably: [] }]);
  });

  test.each<[string, Partial<EventDraft>]>([
    ['of another customer', { customerNumber: '0911222333' }],
    ['over another trunk', { trunkNumber: '19001920' }],
    ['going out', { direction: 'outbound' }],
    ['of callers who hide their number', { customerNumber: 'anonymous' }],
  ])('is not tied to a call %s', async (_what, changes) => {
    const both = changes.customerNumber === 'anonymous' ? changes : {};
    using temporary = await logOf(...ringGroup().map((draft) => ({ ...draft, ...both })), { ...recordOf('flow', 0, 60), ...changes });
    expect([...recordsOf(temporary, first), ...recordsOf(temporary, second)]).toEqual([]);
  });

  test('knows the customer however the number is written', async () => {
    using temporary = await logOf(...ringGroup(), { ...recordOf('flow', 0, 60), customerNumber: '+84899888999' });
    expect(recordsOf(temporary, second)).toMatchObject([{ probably: ['leg-102'] }]);
  });

  test('is not tied to a call of another source', async () => {
    using temporary = await logOf(...ringGroup());
    await temporary.log.append([place(recordOf('flow', 0, 60), { ...tel, id: 'tel-2' }, start, directory)]);
    expect(recordsOf(temporary, second)).toEqual([]);
  });

  test('of a call that an extension of nobody’s answered is nobody’s, though it is tied', async () => {
    using temporary = await logOf(step('call.ringing', '101', 5), step('call.answered', '109', 12), step('call.ended', '101', 12), step('call.ended', '109', 60), recordOf('flow', 0, 60));
    expect(recordsOf(temporary, first)).toEqual([]);
    expect(recordsOf(temporary, supervisor)).toEqual([{ callId: 'flow', certain: false, probably: ['leg-109'] }]);
  });

  test('that names an agent goes to that agent as ever, tied to the agent’s call even if that is told later', async () => {
    const record = recordOf('flow', 0, 60, 'timed', { agentNumber: '102' });
    using known = await logOf(...ringGroup(), record);
    expect(recordsOf(known, second)).toMatchObject([{ probably: ['leg-102'] }]);
    using early = await logOf(record, ...ringGroup());
    expect(recordsOf(early, second)).toEqual([
      { callId: 'flow', certain: true, probably: [] },
      { callId: 'flow', certain: false, probably: ['leg-102'] },
    ]);
    expect([...recordsOf(known, first), ...recordsOf(early, first)]).toEqual([]);
  });

  test('of a call that nobody answered reaches those whose phones rang, and says so of both calls', async () => {
    const rang = [step('call.ringing', '101', 5), step('call.ringing', '102', 5), step('call.ended', '101', 20), step('call.ended', '102', 20)];
    using temporary = await logOf(...rang, recordOf('flow', 0, 20, 'timed', { outcome: 'missed' }));
    for (const viewer of [first, second]) expect(recordsOf(temporary, viewer)).toMatchObject([{ probably: ['leg-101', 'leg-102'] }]);
    expect(recordsOf(temporary, third)).toEqual([]);
  });
});

describe('a record under its call’s own id', () => {
  test('is certain, and reaches who answered though it names nobody, in whatever order the pushes come', async () => {
    const shared = ringGroup().map((draft) => ({ ...draft, callId: 'shared' }));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...shared, recordOf('shared', 0, 60)], { minLength: 6 }), async (drafts) => {
        using temporary = await logOf(...drafts);
        expect(recordsOf(temporary, second)).toEqual([{ callId: 'shared', certain: true, probably: [] }]);
        expect(recordsOf(temporary, first)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('is not taken for that of another call, though that is nearer', async () => {
    using temporary = await logOf(step('call.ringing', '103', 5, 'untimed', 'own'), ...ringGroup('untimed'), recordOf('own', 0, 60, 'untimed'));
    expect([first, second, third].flatMap((viewer) => recordsOf(temporary, viewer))).toEqual([]);
  });
});
