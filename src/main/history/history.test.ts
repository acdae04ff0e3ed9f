import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import { eventOf } from '../../shared/contract/testing/event-of.ts';
import { createHistory, type HistoryOnThread } from './testing/whole-history.ts';
import { schemaVersion } from './migrations.ts';

let folder = '';
let file = '';
let history: HistoryOnThread;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'danping-history-'));
  file = path.join(folder, 'history.db');
  history = createHistory();
  history.open({ file, agentNumber: '20001' });
});

afterEach(() => {
  history.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (second: number): string => new Date(Date.UTC(2021, 4, 8, 6, 39, second)).toISOString();
const ringing = eventOf('call.ringing', { seq: 1, at: at(37) });
const answered = eventOf('call.answered', { seq: 2, at: at(42) });
const ended = eventOf('call.ended', { seq: 3, at: at(47) });

function commit(...items: readonly unknown[]): ReturnType<HistoryOnThread['commit']> {
  const upTo = Math.max(0, ...items.map((item) => (typeof item === 'object' && item !== null && 'seq' in item ? Number(item.seq) : 0)));
  return history.commit({ epoch: 'e1', upTo, items });
}

function allCalls(): readonly { callId: string; state: string }[] {
  return history.page({ after: null, limit: 500 }).rows.map(({ callId, state }) => ({ callId, state }));
}

describe('the history of a desk', () => {
  it('keeps one row for a call, however many events and repeats tell of it', () => {
    commit(ringing);
    commit(answered, answered, ringing);
    expect(commit(answered, ringing).calls).toEqual([]);
    commit(ended);
    expect(allCalls()).toEqual([{ callId: ringing.callId, state: 'ended' }]);
  });

  it('holds the same calls whatever the order and the batches in which the events come', () => {
    const script = [ringing, answered, ended, eventOf('call.ringing', { seq: 4, callId: 'b', at: at(50) })];
    fc.assert(
      fc.property(fc.shuffledSubarray(script, { minLength: script.length }), fc.integer({ min: 1, max: 4 }), (events, size) => {
        history.close();
        rmSync(file, { force: true });
        history.open({ file, agentNumber: '20001' });
        for (let from = 0; from < events.length; from += size) commit(...events.slice(from, from + size));
        expect(allCalls()).toEqual([{ callId: 'b', state: 'ringing' }, { callId: ringing.callId, state: 'ended' }]);
      }),
      { numRuns: 40 },
    );
  });

  it('makes one call of what a cloud tells under two names, in any order', () => {
    const beside = { superUniqueId: 'super' };
    const script = [
      { ...ringing, data: beside },
      eventOf('call.answered', { seq: 2, at: at(42), callId: 'super', data: beside }),
      { ...ended, data: beside },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(script, { minLength: script.length }), (events) => {
        history.close();
        rmSync(file, { force: true });
        history.open({ file, agentNumber: '20001' });
        for (const event of events) commit(event);
        expect(history.page({ after: null, limit: 9 }).rows).toMatchObject([{ callId: ringing.callId, state: 'ended', outcome: 'answered' }]);
      }),
      { numRuns: 20 },
    );
    commit(eventOf('call.ringing', { seq: 9, callId: 'second', at: at(55), data: beside }));
    expect(allCalls().map(({ callId }) => callId).toSorted()).toEqual([ringing.callId, 'second', 'super'].toSorted());
  });

  it('commits the cursor with the rows, and neither when the batch fails', () => {
    commit(ringing);
    const broken = new Database(file);
    broken.exec("CREATE TRIGGER no_cursor BEFORE UPDATE ON cursor BEGIN SELECT raise(ABORT, 'disk trouble'); END");
    broken.close();
    expect(() => commit(answered)).toThrow('disk trouble');
    expect(history.cursor()).toEqual({ epoch: 'e1', seq: 1 });
    expect(allCalls()).toEqual([{ callId: ringing.callId, state: 'ringing' }]);
  });

  it('continues from its cursor after the app was closed', () => {
    commit(ringing, answered);
    history.close();
    expect(history.open({ file, agentNumber: '20001' }).cursor).toEqual({ epoch: 'e1', seq: 2 });
    expect(allCalls()).toEqual([{ callId: ringing.callId, state: 'answered' }]);
  });

  it('keeps an item that no schema understands, and what stands beside it', () => {
    expect(commit({ seq: 1, nonsense: true }, answered)).toMatchObject({ unreadable: 1 });
    expect(allCalls()).toHaveLength(1);
    const rows = new Database(file, { readonly: true }).prepare('SELECT body FROM unreadable_items').all();
    expect(rows).toEqual([{ body: '{"seq":1,"nonsense":true}' }]);
  });

  it('tells the last three other calls of the customer and how often it called today', () => {
    const calls: DanpingEvent[] = ['a', 'b', 'c', 'd', 'e'].map((callId, index) =>
      eventOf('call.ended', { seq: index + 1, callId, at: at(index), agentName: `客服${callId}` }),
    );
    commit(...calls, eventOf('call.ended', { seq: 9, callId: 'other', customerNumber: '13800000000' }));
    const story = history.customerStory({ customerNumber: '17319132391', callId: 'e', limit: 3, since: Date.parse(at(1)) });
    expect(story.earlierCalls.map((call) => call.callId)).toEqual(['d', 'c', 'b']);
    expect(story.callsSince).toBe(4);
  });

  it('pages through every call once, latest first', () => {
    const calls = Array.from({ length: 25 }, (_, index) => eventOf('call.ended', { seq: index + 1, callId: `call-${index}`, at: at(index % 5) }));
    commit(...calls);
    const seen: string[] = [];
    let after: ReturnType<HistoryOnThread['page']>['next'] = null;
    do {
      const page = history.page({ after, limit: 7 });
      seen.push(...page.rows.map((row) => row.callId));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('knows the status of its own agent only', () => {
    const talking = { status: 'talking', statusNumber: 4, statusName: '通话中' };
    commit(eventOf('agent.status', { seq: 1, agentNumber: '20002', data: talking }));
    expect(history.status()).toBeNull();
    commit(eventOf('agent.status', { seq: 2, data: talking }));
    expect(history.status()).toMatchObject({ agentNumber: '20001', status: 'talking' });
  });

  it('keeps the first painted figure of a call', () => {
    commit(ringing);
    const callId = ringing.callId ?? '';
    expect(history.keepPaintedAfter({ callId, paintedAfterMs: 21.4 })?.paintedAfterMs).toBe(21);
    expect(history.keepPaintedAfter({ callId, paintedAfterMs: 900 })).toBeNull();
    expect(history.page({ after: null, limit: 1 }).rows[0]?.paintedAfterMs).toBe(21);
  });

  it('sets a damaged file aside and begins anew, so that calls go on popping up', () => {
    commit(ringing);
    history.close();
    writeFileSync(file, 'not a database at all, but long enough to be looked at as if it were one'.repeat(20));
    const opened = history.open({ file, agentNumber: '20001' });
    expect(opened).toMatchObject({ cursor: null, damagedAside: expect.stringContaining('damaged') });
    expect(readFileSync(opened.damagedAside ?? '', 'utf8')).toContain('not a database');
    expect(commit(ringing).calls).toHaveLength(1);
  });

  it('refuses a file of a newer version and leaves it as it is', () => {
    history.close();
    const newer = new Database(file);
    newer.pragma(`user_version = ${schemaVersion + 1}`);
    newer.close();
    expect(() => history.open({ file, agentNumber: '20001' })).toThrow('newer version');
    expect(new Database(file, { readonly: true }).pragma('user_version', { simple: true })).toBe(schemaVersion + 1);
  });
});
