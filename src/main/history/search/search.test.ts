import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { everyCall } from '../../../shared/api/history-filter.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { createHistory, type HistoryOnThread } from '../testing/whole-history.ts';

let history: HistoryOnThread;
let seq = 0;

beforeEach(() => {
  history = createHistory();
  history.open({ file: ':memory:', agentNumber: '20001' });
});
afterEach(() => history.close());

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5) + minute * 60_000).toISOString();

interface Told extends Partial<DanpingEvent> {
  readonly callId: string;
}

function tell(...calls: readonly Told[]): void {
  const items = calls.map((call) => {
    seq += 1;
    return eventOf('call.ended', { seq, at: at(seq), receivedAt: at(seq), agentName: null, ...call });
  });
  history.commit({ epoch: 'e', upTo: seq, items });
}

function found(filter: Partial<CallFilter>): readonly string[] {
  return rowsOf(filter).map((row) => row.callId);
}

function rowsOf(filter: Partial<CallFilter>): readonly CallRow[] {
  const page = history.search({ filter: { ...everyCall, ...filter }, after: null, limit: 500, turn: null });
  return page?.rows ?? [];
}

function save(callId: string, note: string): void {
  history.saveWrapUp({ callId, wrapUp: { note, disposition: null, callBackAt: null }, dispositionWords: '', savedAt: 1 });
}

describe('searching the history', () => {
  it.each([
    ['王女士', '王女', true],
    ['王女士', 'wns', true],
    ['王女士', 'WangNv', true],
    ['单雄信', 'sxx', true],
    ['欧阳锋', 'ouyang', true],
    ['Nguyễn Văn Đức', 'nguyen duc', true],
    ['Nguyễn Văn Đức', 'NGUYỄN', true],
    ['Nguyen Van Duc', 'đức', true],
    ['ＡＢＣ有限公司', 'abc有限', true],
    ['王女士', '女王', false],
    ['王女士', 'wsn', false],
  ])('finds %s by %s: %s', (name, text, isFound) => {
    tell({ callId: 'a', data: { customerName: name } }, { callId: 'b' });
    expect(found({ text })).toEqual(isFound ? ['a'] : []);
  });

  it.each([
    ['13812345678', ['138', '5678', '1234', '234567', '13812345678', '138 1234 5678', '+86 138 1234 5678', '0086-138-1234-5678', '8613812345678']],
    ['+8613812345678', ['13812345678', '86 138', '+86138']],
    ['01081400192', ['010-8140 0192', '+86 10 8140 0192', '1081400192', '0192']],
    ['84912345678', ['0912 345 678', '+84 912 345 678', '0084912345678', '912345678']],
  ])('finds the number %s however somebody writes it', (customerNumber, writings) => {
    tell({ callId: 'a', customerNumber, dialect: customerNumber.startsWith('84') ? 'tel4vn' : 'moor-v7' });
    expect(writings.filter((text) => found({ text }).length === 0)).toEqual([]);
  });

  it('looks into notes, queues, colleagues, extras and dispositions, for all words at once', () => {
    tell({ callId: 'a', customerNumber: '13812345678', data: { extras: { order: 'X9', tags: ['VIP'] }, queueName: '售后队列' }, agentName: '李雷' }, { callId: 'b' });
    history.saveWrapUp({ callId: 'a', wrapUp: { note: '退货未到账，明天回电', disposition: 'refund', callBackAt: null }, dispositionWords: '退款 Hoàn tiền', savedAt: 1 });
    for (const text of ['x9', 'vip', '售后', '李雷', 'll', '未到账', '回电', 'refund', 'hoan tien', '退款', '138 退货 李雷']) expect([text, found({ text })]).toEqual([text, ['a']]);
    expect(found({ text: '退货 韩梅' })).toEqual([]);
  });

  it('forgets the old words of a note that was written anew', () => {
    tell({ callId: 'a' });
    save('a', '退货');
    save('a', '换货');
    expect([found({ text: '退货' }), found({ text: '换货' })]).toEqual([[], ['a']]);
  });

  it('finds nothing by signs that stand for filters inside, and everything by signs that say nothing', () => {
    tell({ callId: 'a' });
    for (const text of ['\u{e000}', '"', '* OR *', 'a" OR "1', "'"]) expect(() => found({ text })).not.toThrow();
    expect(found({ text: '？！' })).toEqual(['a']);
  });

  it('finds the same as looking at every call, whatever was indexed already, one page after the other', () => {
    const word = fc.constantFrom('王', '王女士', '李雷', '张伟', 'Nguyễn', 'văn', 'An', 'refund', '退货', '未到账', 'VIP', '13', '138', '0013', '8000', '20', '8613', 'ng', '士', 'wns', '王女');
    const name = fc.option(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')), { nil: null });
    const number = fc.option(fc.stringMatching(/^1[38][08][0138]{8}$/), { nil: null });
    const call = fc.record({
      minute: fc.integer({ min: 0, max: 30 }),
      customerNumber: number,
      name,
      note: name,
      extras: name,
      direction: fc.constantFrom('inbound' as const, 'outbound' as const, null),
    });
    const piece = fc.oneof(word, fc.stringMatching(/^[138]{1,7}$/), fc.tuple(word, fc.nat(2), fc.nat(3)).map(([whole, from, length]) => whole.slice(from, from + length + 1)));
    const question = fc.record({
      text: fc.array(piece, { maxLength: 3 }).map((words) => words.join(' ')),
      direction: fc.constantFrom('inbound' as const, 'outbound' as const, null),
      outcome: fc.constantFrom('missed' as const, 'no-answer' as const, null),
      withNote: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 25 }), fc.array(question, { minLength: 5, maxLength: 10 }), fc.nat(600), fc.integer({ min: 1, max: 9 }), (calls, questions, others, limit) => {
        history.close();
        history.open({ file: ':memory:', agentNumber: '20001' });
        // Enough others push the calls out of the waiting ones into the index.
        const filling = Array.from({ length: others }, (_, index) => ({ callId: `other-${index}`, customerNumber: null, at: at(-1000 - index), direction: null }));
        tell(...calls.map(({ minute, customerNumber, name: customerName, extras, direction }, index) => ({ callId: `c${index}`, at: at(minute), customerNumber, direction, data: { customerName, extras: extras === null ? null : { note: extras } } })), ...filling);
        for (const [index, { note }] of calls.entries()) if (note !== null) save(`c${index}`, note);
        const all = history.callsSince({ since: 0 });
        for (const asked of questions) {
          const filter = { ...everyCall, ...asked };
          const expected = all.filter((row) => fits(row, filter)).map((row) => row.callId);
          expect([filter, pages(filter, limit)]).toEqual([filter, expected]);
          expect(history.count({ filter, turn: null })?.count).toBe(expected.length);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives up a search for a newer one', () => {
    tell({ callId: 'a' });
    expect(history.search({ filter: everyCall, after: null, limit: 5, turn: 0 })).not.toBeNull();
    expect(history.search({ filter: everyCall, after: null, limit: 5, turn: 7 })).toBeNull();
  });

  it('keeps within a span of time', () => {
    tell({ callId: 'a', at: at(10) }, { callId: 'b', at: at(20) }, { callId: 'c', at: at(30) });
    const span = { startedFrom: Date.parse(at(20)), startedTo: Date.parse(at(30)) };
    expect([found(span), found({ ...span, text: '173' })]).toEqual([['b'], ['b']]);
  });

  it('has room for any number of calls that begin in one moment', () => {
    tell(...Array.from({ length: 400 }, (_, index) => ({ callId: `same-${index}`, at: at(0) })));
    expect(new Set(pages(everyCall, 60)).size).toBe(400);
  });
});

function pages(filter: CallFilter, limit: number): readonly string[] {
  const seen: string[] = [];
  let after: { startedAt: number; callId: string } | null = null;
  do {
    const page = history.search({ filter, after, limit, turn: null });
    seen.push(...(page?.rows ?? []).map((row) => row.callId));
    after = page?.next ?? null;
  } while (after);
  return seen;
}

/** What a search means, said another way: no index, no grams, the visible fields alone. */
function fits(row: CallRow, { text, direction, outcome, withNote }: CallFilter): boolean {
  const bare = (part: string): string => part.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const spelt: Readonly<Record<string, string>> = { 王女士: 'wangnvshi wns', 王: 'wang w', 李雷: 'lilei ll', 张伟: 'zhangwei zw', 退货: 'tuihuo th', 未到账: 'weidaozhang wdz', 士: 'shi s', 王女: 'wangnv wn' };
  const { customerNumber: number, customerName } = row;
  const names = (customerName ?? '').split(' ');
  const fields = [
    number === null ? '' : `${number} 86${number} 0${number}`,
    ...names,
    ...names.map((name) => spelt[name] ?? ''),
    row.agentNumber ?? '',
    String(row.extras?.['note'] ?? ''),
    row.wrapUp?.note ?? '',
  ];
  const asked = /^[\d\s]+$/.test(text) ? [text.replaceAll(/\s/g, '')] : bare(text).split(' ');
  const isThere = asked.every((part) => part === '' || fields.some((field) => bare(field).includes(part)));
  return isThere && (direction === null || row.direction === direction) && (outcome === null || row.outcome === outcome) && (!withNote || Boolean(row.wrapUp?.note));
}
