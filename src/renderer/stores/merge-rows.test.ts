import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { HistoryPage } from '../../shared/api/views.ts';
import { appendPage, byTimeDescending, refreshFirstPage, sameRows, updateRows, type LoadedHistory } from './merge-rows.ts';
import { sampleRow } from './sample-row.ts';

const nothing: LoadedHistory = { rows: [], next: null };

/** A page as the host cuts it: what follows a position, latest first. */
function pageOf(calls: readonly CallRow[], after: HistoryPage['next'], limit: number): HistoryPage {
  const following = calls.toSorted(byTimeDescending).filter((row) => after === null || byTimeDescending(after, row) < 0);
  const rows = following.slice(0, limit);
  const last = rows.at(-1);
  const more = last !== undefined && following.length > limit;
  return { rows, next: more ? { startedAt: last.startedAt, callId: last.callId } : null };
}

const ids = (rows: readonly CallRow[]): string[] => rows.map((row) => row.callId);

/** Calls with distinct ids, some at equal times. */
const someCalls = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 60 }), at: fc.integer({ min: 0, max: 20 }) }), {
    selector: ({ id }) => id,
    maxLength: 40,
  })
  .map((calls) => calls.map(({ id, at }) => sampleRow({ callId: `c${id}`, startedAt: at })));

describe('the loaded history', () => {
  it('holds every call once, in order, however the pages fall', () => {
    fc.assert(
      fc.property(someCalls, fc.integer({ min: 1, max: 7 }), (calls, limit) => {
        let loaded = refreshFirstPage(nothing, pageOf(calls, null, limit));
        while (loaded.next) loaded = appendPage(loaded, pageOf(calls, loaded.next, limit));
        expect(ids(loaded.rows)).toEqual(ids(calls.toSorted(byTimeDescending)));
      }),
    );
  });

  it('is, after a refresh, the beginning of what the host has: no gap, no repeat, nothing that is gone', () => {
    const lives = fc.tuple(someCalls, someCalls, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(lives, ([kept, arrived, limit, pages]) => {
        let loaded = refreshFirstPage(nothing, pageOf(kept, null, limit));
        for (let page = 0; page < pages && loaded.next; page += 1) {
          loaded = appendPage(loaded, pageOf(kept, loaded.next, limit));
        }
        const newer = arrived.map((row) => ({ ...row, callId: `n${row.callId}`, startedAt: row.startedAt + 21 }));
        const now = [...kept, ...newer].toSorted(byTimeDescending);
        const refreshed = refreshFirstPage(loaded, pageOf(now, null, limit));
        expect(ids(refreshed.rows)).toEqual(ids(now).slice(0, refreshed.rows.length));
        expect(refreshed.next === null).toBe(refreshed.rows.length === now.length);
      }),
    );
  });

  it('drops a call that was erased within the refreshed page', () => {
    const rows = [3, 2, 1].map((at) => sampleRow({ callId: `c${at}`, startedAt: at }));
    const loaded = { rows, next: null };
    const page = { rows: rows.filter((row) => row.startedAt !== 2), next: { startedAt: 1, callId: 'c1' } };
    expect(ids(refreshFirstPage(loaded, page).rows)).toEqual(['c3', 'c1']);
  });

  it('takes changes of the calls it shows, and only of those', () => {
    const loaded = { rows: [sampleRow({ callId: 'a', state: 'ringing' })], next: null };
    const changed = updateRows(loaded, [sampleRow({ callId: 'a' }), sampleRow({ callId: 'b' })]);
    expect(changed.rows.map(({ callId, state }) => [callId, state])).toEqual([['a', 'ended']]);
  });
});

it('keeps the identity of rows that did not change, and not of others', () => {
  const shown = [sampleRow({ callId: 'a' }), sampleRow({ callId: 'b', paintedAfterMs: null })];
  const [a, b] = sameRows(shown, [sampleRow({ callId: 'a' }), sampleRow({ callId: 'b', paintedAfterMs: 61 })]);
  expect(a).toBe(shown[0]);
  expect(b).not.toBe(shown[1]);
  expect(b?.paintedAfterMs).toBe(61);
});
