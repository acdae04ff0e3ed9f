import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallPart } from './call-part.ts';
import { concernedBy, matchRecord, recordSignsOf, tieOf } from './record-match.ts';
import { tellsOneCustomer } from './withheld-ring.ts';
import { draftOf } from './testing/drafts.ts';
import { partOf, signsOf } from './testing/parts.ts';

const hour = 3_600;
const answeredBy = (name: string, from: number, to: number | null, more: Parameters<typeof partOf>[3] = {}) => partOf(name, from, to, { ...more, answered: true });
const who = (match: ReturnType<typeof matchRecord>): string[] | null => match && match.parts.map(({ agent }) => agent?.number ?? '').toSorted();

/** A ring group: three phones ring, `2` answers and talks. */
const ringGroup = (untimed?: true): CallPart[] => [
  partOf('1', 10, 15, { ...(untimed && { untimed }) }),
  answeredBy('2', 10, 60, { ...(untimed && { untimed }) }),
  partOf('3', 12, 15, { ...(untimed && { untimed }) }),
];

describe('the record of an answered flow', () => {
  test('goes to who answered, not to those whose phones fell silent, with times and without', () => {
    expect(matchRecord(signsOf(5, 60), ringGroup())).toEqual({ parts: [ringGroup()[1]], among: 1 });
    expect(who(matchRecord(signsOf(5, 60, { untimed: true }), ringGroup(true)))).toEqual(['2']);
    expect(who(matchRecord(signsOf(5, 60), ringGroup(true)))).toEqual(['2']);
  });

  test('is matched by its own times however late it comes, and without them only within minutes', () => {
    expect(who(matchRecord(signsOf(5, 60, { receivedAt: 48 * hour * 1000 }), ringGroup()))).toEqual(['2']);
    expect(who(matchRecord(signsOf(5, 60, { untimed: true, receivedAt: 359_000 }), ringGroup()))).toEqual(['2']);
    expect(matchRecord(signsOf(5, 60, { untimed: true, receivedAt: 361_000 }), ringGroup())).toBeNull();
  });

  test('belongs to the call in whose time it lies, not to the same customer’s next, nor the one before', () => {
    const calls = [answeredBy('1', 10, 60), answeredBy('2', 100, 160), answeredBy('3', 200, 260)];
    for (const [record, name] of [[signsOf(5, 60), '1'], [signsOf(90, 160), '2'], [signsOf(190, 260), '3']] as const) {
      const match = matchRecord({ ...record, receivedAt: 500_000 }, calls);
      expect([who(match), match?.among]).toEqual([[name], 1]);
    }
    expect(matchRecord(signsOf(300, 360), calls)).toBeNull();
  });

  test('without times belongs to the call that ended last before it, and says that there were more', () => {
    const calls = [answeredBy('1', 10, 60, { untimed: true }), answeredBy('2', 100, 160, { untimed: true })];
    expect(matchRecord(signsOf(0, 161, { untimed: true }), calls)).toEqual({ parts: [calls[1]], among: 2 });
  });

  test('without times is not that of the customer’s next call, though a push may have been overtaken by it', () => {
    const record = signsOf(0, 60, { untimed: true });
    expect(who(matchRecord(record, [answeredBy('1', 69, null, { untimed: true })]))).toEqual(['1']);
    expect(matchRecord(record, [answeredBy('1', 71, null, { untimed: true })])).toBeNull();
  });

  test('is nobody’s where two calls lie about as near', () => {
    const calls = [answeredBy('1', 10, 60), answeredBy('2', 20, 62)];
    expect(matchRecord(signsOf(5, 61), calls)).toBeNull();
    expect(matchRecord(signsOf(5, 61, { untimed: true }), calls)).toBeNull();
  });

  test('may come before the hangup; a call that has ended is meant rather than one that goes on', () => {
    const living = answeredBy('2', 55, null, { untimed: true });
    expect(who(matchRecord(signsOf(0, 60, { untimed: true }), [living]))).toEqual(['2']);
    expect(who(matchRecord(signsOf(0, 60, { untimed: true }), [living, answeredBy('1', 10, 50, { untimed: true })]))).toEqual(['1']);
    expect(matchRecord(signsOf(0, 60, { untimed: true }), [living, answeredBy('1', 56, null, { untimed: true })])).toBeNull();
  });

  test('that names an agent belongs to that agent’s call, if that agent answered one', () => {
    const calls = [answeredBy('1', 10, 60), answeredBy('2', 20, 62)];
    expect(who(matchRecord(signsOf(5, 61, { agentNumber: '2' }), calls))).toEqual(['2']);
    expect(who(matchRecord(signsOf(5, 60, { agentNumber: '1' }), ringGroup()))).toEqual(['2']);
  });

  test('belongs to a phone that nobody is enrolled for as well, and is then nobody’s to see', () => {
    const match = matchRecord(signsOf(5, 60), [partOf('1', 10, 15), answeredBy('9', 10, 60, { agent: null })]);
    expect(match && tieOf(match)).toEqual({ probableCallIds: ['leg-9'], probableAgents: [], probableAmong: 1 });
  });
});

describe('the record of a flow that nobody answered', () => {
  const missed = (from: number, to: number, more = {}) => signsOf(from, to, { left: 'unanswered', ...more });

  test('goes to those whose phones rang together, once they are silent', () => {
    const rang = [partOf('1', 10, 30), partOf('2', 10, 31)];
    expect(who(matchRecord(missed(5, 31), rang))).toEqual(['1', '2']);
    expect(matchRecord(missed(5, 31), [...rang, partOf('3', 20, null)])).toBeNull();
  });

  test('goes to nobody whose phone a colleague’s answer silenced', () => {
    expect(matchRecord(missed(5, 60), ringGroup())).toBeNull();
    expect(matchRecord(missed(5, 60, { untimed: true }), ringGroup(true))).toBeNull();
  });
});

test('a record that does not say whether anybody answered belongs to who did, else to nobody', () => {
  expect(who(matchRecord(signsOf(5, 60, { left: 'unknown' }), ringGroup()))).toEqual(['2']);
  expect(matchRecord(signsOf(5, 60, { left: 'unknown' }), [partOf('1', 10, 15)])).toBeNull();
});

describe('whatever the log knows', () => {
  const anyPart = fc
    .record({ name: fc.constantFrom('1', '2', '3', '4'), from: fc.nat(300), lasts: fc.option(fc.nat(100)), answered: fc.boolean(), isTimed: fc.boolean(), isEnrolled: fc.boolean() })
    .map(({ name, from, lasts, answered, isTimed, isEnrolled }) =>
      partOf(name, from, lasts === null ? null : from + lasts, { callId: `${name}-${from}`, answered, ...(!isTimed && { untimed: true }), ...(!isEnrolled && { agent: null }) }),
    );
  const anyParts = fc.uniqueArray(anyPart, { selector: ({ callId }) => callId, maxLength: 8 });
  const anyRecord = fc
    .record({ from: fc.nat(300), lasts: fc.nat(100), left: fc.constantFrom('answered', 'unanswered', 'unknown'), late: fc.nat(400), isTimed: fc.boolean(), agentNumber: fc.constantFrom(null, '1', '5') })
    .map(({ from, lasts, left, late, isTimed, agentNumber }) => signsOf(from, from + lasts, { left, agentNumber, receivedAt: (from + lasts + late) * 1000, ...(!isTimed && { untimed: true }) }));

  test('the match does not depend on the order in which the log gives the calls', () => {
    fc.assert(
      fc.property(anyRecord, anyParts.chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length }))), (record, [parts, shuffled]) => {
        const names = (given: readonly CallPart[]) => matchRecord(record, given)?.parts.map(({ callId }) => callId).toSorted();
        expect(names(shuffled)).toEqual(names(parts));
      }),
    );
  });

  test('an answered record goes to one phone that answered, an unanswered one to phones that did not', () => {
    fc.assert(
      fc.property(anyRecord, anyParts, (record, parts) => {
        const match = matchRecord(record, parts);
        const answers = match?.parts.map(({ answered }) => answered) ?? [];
        if (match && record.left !== 'unanswered') expect(answers).toEqual([true]);
        else expect(answers).not.toContain(true);
        expect(match?.among).not.toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an unanswered record never goes to a phone that rang while a colleague had the customer', () => {
    const flow = { from: 0, to: 600 };
    const timed = anyParts.map((parts) => parts.filter(({ beganAt, endedAt }) => beganAt !== null && endedAt !== null));
    fc.assert(
      fc.property(timed, (parts) => {
        const told = matchRecord(signsOf(flow.from, flow.to, { left: 'unanswered' }), parts)?.parts ?? [];
        for (const { beganAt, endedAt } of told) {
          const takers = parts.filter((other) => other.answered && (other.beganAt ?? 0) <= (endedAt ?? 0) && (beganAt ?? 0) <= (other.endedAt ?? 0));
          expect(takers).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('calls of other times change nothing for a record with times', () => {
    const elsewhere = fc.array(fc.integer({ min: 70, max: 5_000 }).map((from) => answeredBy('4', from, from + 30, { callId: `other-${from}` })));
    fc.assert(
      fc.property(elsewhere, (others) => {
        expect(who(matchRecord(signsOf(5, 60, { receivedAt: 9e6 }), [...others, ...ringGroup()]))).toEqual(['2']);
      }),
    );
  });
});

test('a call with the record’s own id concerns who answered it; unanswered, everybody whose phone rang', () => {
  expect(concernedBy(signsOf(5, 60), ringGroup()).map(({ party }) => party)).toEqual(['main/2']);
  expect(concernedBy(signsOf(5, 60, { left: 'unanswered' }), ringGroup())).toEqual([]);
  expect(concernedBy(signsOf(5, 60, { left: 'unanswered' }), [partOf('1', 1, 2), partOf('2', 1, 2)])).toHaveLength(2);
});

test('what is said of a call: its outcome first, then whether anybody talked', () => {
  const blank = { startedAt: null, ringingAt: null, answeredAt: null, endedAt: null, ringSeconds: null, talkSeconds: null, queueName: null, customerName: null, recordingUrl: null, voicemailUrl: null };
  const leftOf = (record: object) => {
    const { providerEventId: _id, part: _part, ...content } = draftOf({ kind: 'call.record', data: { record: { ...blank, outcome: 'unknown', ...record } } });
    return recordSignsOf({ ...content, source: 'tel', dialect: 'tel4vn', receivedAt: '2026-11-20T02:21:31.000Z' })?.left;
  };
  expect(leftOf({ outcome: 'missed', talkSeconds: 9 })).toBe('unanswered');
  expect(['answered', 'transferred'].map((outcome) => leftOf({ outcome }))).toEqual(['answered', 'answered']);
  expect([leftOf({ talkSeconds: 1 }), leftOf({ answeredAt: '2026-11-20T02:21:31.000Z' }), leftOf({})]).toEqual(['answered', 'answered', 'unknown']);
});

test('a word that many callers share tells no customer', () => {
  expect(['0899888999', '+84 899 888 999', 'anonymous', '', 'x1', null].map(tellsOneCustomer)).toEqual([true, true, false, false, false, false]);
});
