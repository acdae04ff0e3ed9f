import { describe, expect, it } from 'vitest';
import type { HistoryPage } from '../../shared/api/views.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createHistoryStore } from './history-store.ts';
import { sampleRow } from './sample-row.ts';

/** A host whose answers come when the test says so. */
function slowHost(): { asked: number; ask: () => Promise<Result<HistoryPage>>; answer: (page: Result<HistoryPage>) => void } {
  const waiting: ((page: Result<HistoryPage>) => void)[] = [];
  const host = {
    asked: 0,
    ask: () => {
      host.asked += 1;
      return new Promise<Result<HistoryPage>>((resolve) => waiting.push(resolve));
    },
    answer: (page: Result<HistoryPage>) => waiting.shift()?.(page),
  };
  return host;
}

const onePage = ok({ rows: [sampleRow({})], next: null });

describe('the history of the window', () => {
  it('asks once more, not once each, for changes during a refresh', async () => {
    const host = slowHost();
    const store = createHistoryStore(host.ask);
    const first = store.refresh();
    await Promise.all([store.refresh(), store.refresh(), store.refresh()]);
    expect(host.asked).toBe(1);
    host.answer(onePage);
    await expect.poll(() => host.asked).toBe(2);
    host.answer(onePage);
    await first;
    expect(host.asked).toBe(2);
    expect(store.getState()).toMatchObject({ phase: 'ready', failure: null });
  });

  it('keeps its rows when a refresh fails, and says why', async () => {
    const failure = fail('history-unavailable', 'The database is locked.', 'Start again.');
    const answers = [onePage, failure];
    const store = createHistoryStore(() => Promise.resolve(answers.shift() ?? failure));
    await store.refresh();
    await store.refresh();
    expect(store.getState().rows).toHaveLength(1);
    expect(store.getState()).toMatchObject({ phase: 'failed', failure: { code: 'history-unavailable' } });
  });

  it('throws away a page that follows rows which a refresh has replaced meanwhile', async () => {
    const host = slowHost();
    const store = createHistoryStore(host.ask);
    const refreshed = store.refresh();
    host.answer(ok({ rows: [sampleRow({ callId: 'a', startedAt: 10 })], next: { startedAt: 10, callId: 'a' } }));
    await refreshed;
    const more = store.loadMore();
    const again = store.refresh();
    const late = ok({ rows: [sampleRow({ callId: 'b', startedAt: 5 })], next: null });
    const replaced = ok({ rows: [sampleRow({ callId: 'z', startedAt: 99 })], next: { startedAt: 99, callId: 'z' } });
    host.answer(late);
    host.answer(replaced);
    await Promise.all([more, again]);
    expect(store.getState().rows.map((row) => row.callId)).toEqual(['z']);
    expect(store.getState().next?.callId).toBe('z');
  });
});
