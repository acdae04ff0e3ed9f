import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CallRow } from '../../shared/api/call-row.ts';
import { everyCall } from '../../shared/api/history-filter.ts';
import type { HistoryPage } from '../../shared/api/views.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { CallSource } from './call-list-state.ts';
import { CallList } from './call-list.ts';
import { byTimeDescending, mostRows } from './call-window.ts';
import { sampleRow } from './sample-row.ts';

const minuteMs = 60_000;
const newest = Date.UTC(2026, 10, 20);
/** More questions than any of these lists needs. */
const mostAsked = 5_000;

/** A host that keeps calls as the history does, latest first. */
class Host implements CallSource {
  calls: readonly CallRow[];
  asked = 0;

  constructor(calls: readonly CallRow[]) {
    this.calls = calls.toSorted(byTimeDescending);
  }

  search: CallSource['search'] = ({ filter, after, limit }) => {
    this.asked += 1;
    if (this.asked > mostAsked) throw new Error('Asks without end.');
    const { startedFrom, startedTo, direction } = filter;
    const fitting = this.calls.filter(
      (call) =>
        (startedFrom === null || call.startedAt >= startedFrom) &&
        (startedTo === null || call.startedAt < startedTo) &&
        (direction === null || call.direction === direction) &&
        (after === null || byTimeDescending(after, call) < 0),
    );
    const rows = fitting.slice(0, limit);
    const last = rows.at(-1);
    return Promise.resolve(ok({ rows, next: fitting.length > limit && last ? { startedAt: last.startedAt, callId: last.callId } : null }));
  };

  count: CallSource['count'] = () => Promise.resolve(ok({ count: Math.min(10_000, this.calls.length), isMore: this.calls.length > 10_000 }));
}

function callsOf(count: number, minutesApart: (index: number) => number = () => 7): CallRow[] {
  let at = newest;
  return Array.from({ length: count }, (_, index) => sampleRow({ callId: `c${index}`, startedAt: (at -= minutesApart(index) * minuteMs) }));
}

/** Waits until nothing is under way: all of this host's answers come in the same breath. */
async function settled(host: Host): Promise<void> {
  for (let before = -1; before !== host.asked; await new Promise((resolve) => setImmediate(resolve))) before = host.asked;
}

const idsOf = (rows: readonly CallRow[]): string[] => rows.map((row) => row.callId);

describe('a list of calls', () => {
  it('is read from its latest call to its oldest by scrolling, each call once, and never held whole when it is long', async () => {
    const host = new Host(callsOf(12_000));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    const met = new Set<string>();
    for (let first = 0; !(list.store.getState().isEnd && first > 12_000); first += 300) {
      list.show(first, first + 30);
      await settled(host);
      const { rows, above } = list.store.getState();
      expect(rows.length).toBeLessThanOrEqual(mostRows);
      for (const row of rows.slice(Math.max(0, first - above), first - above + 31)) met.add(row.callId);
      expect(idsOf(rows)).toEqual(idsOf(host.calls.slice(above, above + rows.length)));
      expect(above <= first && first < above + rows.length + 300, `row ${first} is held`).toBe(true);
    }
    expect(list.store.getState().rows.at(-1)?.callId).toBe('c11999');
  });

  it('goes on fetching what is beside the screen when news came in the middle of it', async () => {
    const host = new Host(callsOf(3_000));
    const list = new CallList(host);
    const { search } = host;
    let isFirst = true;
    host.search = (input) => {
      if (input.after === null || !isFirst) return search(input);
      isFirst = false;
      list.refresh();
      return Promise.resolve(ok(null));
    };
    list.refresh();
    await settled(host);
    list.show(0, 20);
    await settled(host);
    expect(isFirst).toBe(false);
    expect(list.store.getState().rows.length).toBeGreaterThan(600);
  });

  it('fetches nothing that nobody sees yet while somebody types, and all of it after the pause', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const host = new Host(callsOf(3_000));
    const list = new CallList(host);
    for (const text of ['1', '13', '138']) {
      list.setFilter({ text });
      await settled(host);
      list.show(0, 20);
      await settled(host);
    }
    expect(host.asked).toBe(3);
    expect(list.store.getState().rows).toHaveLength(50);
    list.show(25, 45);
    await settled(host);
    expect(host.asked, 'rows soon seen are not waited for').toBeGreaterThan(3);
    list.setFilter({ text: '1380' });
    await settled(host);
    list.show(0, 20);
    vi.advanceTimersByTime(1_000);
    await settled(host);
    expect(list.store.getState().rows.length).toBeGreaterThan(600);
    expect(list.store.getState().total).toEqual({ count: 3_000, isMore: false });
  });

  it('can be entered far down by its scroll bar and walked up again without a gap', async () => {
    const crowds = fc.func(fc.constantFrom(0, 0.1, 1, 30, 60 * 14));
    await fc.assert(
      fc.asyncProperty(crowds, fc.double({ min: 0.05, max: 1, noNaN: true }), async (apart, share) => {
        const host = new Host(callsOf(7_000, (index) => (index % 300 === 0 ? 1 : apart(index))));
        const list = new CallList(host);
        list.refresh();
        await settled(host);
        list.goTo(share, Math.round(share * 7_000));
        await settled(host);
        for (let walked = 0; list.store.getState().above > 0 && walked < 200; walked += 1) {
          const { rows, above } = list.store.getState();
          const from = host.calls.findIndex((call) => call.callId === rows[0]?.callId);
          expect(idsOf(rows)).toEqual(idsOf(host.calls.slice(from, from + rows.length)));
          list.show(above, above + 30);
          await settled(host);
        }
        expect(list.store.getState().rows[0]).toBe(host.calls[0]);
      }),
      { numRuns: 15 },
    );
  });

  it('is walked up without a gap through more calls of one moment than a page has', async () => {
    const host = new Host(callsOf(3_000, (index) => (index > 500 && index < 1_400 ? 0 : 30)));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    list.goTo(0.9, 2_900);
    await settled(host);
    for (let walked = 0; list.store.getState().above > 0 && walked < 50; walked += 1) {
      const { above } = list.store.getState();
      list.show(above, above + 30);
      await settled(host);
    }
    const { rows } = list.store.getState();
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows.findIndex((row, index) => row !== host.calls[index])).toBe(-1);
  });

  it('stays whole when the list is short and calls change their places', async () => {
    const host = new Host(callsOf(640));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    list.show(0, 12);
    await settled(host);
    expect(list.store.getState()).toMatchObject({ isEnd: true, above: 0 });
    list.show(627, 639);
    host.calls = host.calls.map((call, index) => (index % 7 === 0 ? { ...call, startedAt: newest - index * 500 } : call)).toSorted(byTimeDescending);
    list.refresh();
    await settled(host);
    expect(idsOf(list.store.getState().rows)).toEqual(idsOf(host.calls));
    expect(list.store.getState()).toMatchObject({ isEnd: true, above: 0, total: { count: 640 } });
  });

  it('is not left for another stretch while all of it is held, nor for one that a few pages reach', async () => {
    const host = new Host(callsOf(1_500));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    const { jumps } = list.store.getState();
    for (let times = 0; times < 2; times += 1) {
      list.goTo(1, 1_490);
      await settled(host);
      expect(list.store.getState()).toMatchObject({ above: 0, jumps });
      expect(idsOf(list.store.getState().rows)).toEqual(idsOf(host.calls));
    }
  });

  it('lands about where in time the scroll bar stood', async () => {
    const host = new Host(callsOf(20_000));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    list.goTo(0.5, 10_000);
    await settled(host);
    const first = host.calls.findIndex((call) => call.callId === list.store.getState().rows[0]?.callId);
    expect(Math.abs(first - 10_000)).toBeLessThan(500);
  });

  it('begins where the scroll bar begins, also where a cloud had its clock far ahead', async () => {
    const host = new Host([sampleRow({ callId: 'ahead', startedAt: newest * 70 }), ...callsOf(9_000)]);
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    for (const share of [0.7, 0]) {
      list.goTo(share, Math.round(share * 9_000));
      await settled(host);
    }
    expect(list.store.getState()).toMatchObject({ above: 0 });
    expect(list.store.getState().rows[0]?.callId).toBe('ahead');
  });

  it.each(Array.from({ length: 48 }, (_, halfHours) => halfHours * 30))('ends where the scroll bar ends, whenever the oldest call was: %i minutes later', async (later) => {
    const host = new Host(callsOf(20_000, (index) => (index === 0 ? later : 0.3)));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    list.goTo(1, 20_000);
    await settled(host);
    expect(list.store.getState().isEnd).toBe(true);
    expect(list.store.getState().rows.at(-1)?.callId).toBe('c19999');
  });

  it('shows a new call at its beginning, and the change of one where it stands', async () => {
    const host = new Host(callsOf(50));
    const list = new CallList(host);
    list.refresh();
    await settled(host);
    const { rows } = list.store.getState();
    host.calls = [sampleRow({ callId: 'new', startedAt: newest + minuteMs }), ...host.calls.with(3, { ...host.calls[3], outcome: 'missed' } as CallRow)];
    list.refresh();
    await settled(host);
    const after = list.store.getState().rows;
    expect(idsOf(after)).toEqual(['new', ...idsOf(rows)]);
    expect(after[4]?.outcome).toBe('missed');
    expect(after[1]).toBe(rows[0]);
  });
});

it('tells what has changed far down the list as soon as it is on the screen', async () => {
  const host = new Host(callsOf(3_000));
  const list = new CallList(host);
  list.refresh();
  await settled(host);
  for (let first = 0; first < 900; first += 100) {
    list.show(first, first + 30);
    await settled(host);
  }
  const noted = { note: '退货', disposition: null, callBackAt: null };
  host.calls = host.calls.map((call, index) => (index === 310 || index === 850 ? { ...call, wrapUp: noted } : call)).filter((_, index) => index !== 855);
  list.refresh();
  await settled(host);
  const noteOf = (callId: string): unknown => list.store.getState().rows.find((row) => row.callId === callId)?.wrapUp;
  expect(noteOf('c850')).toEqual(noted);
  expect(noteOf('c855')).toBeUndefined();
  list.show(300, 330);
  await settled(host);
  expect(noteOf('c310')).toEqual(noted);
});

/** A host whose answers come when the test says so. */
function slowHost() {
  const waiting: { readonly text: string; readonly answer: (page: Result<HistoryPage | null>) => void }[] = [];
  const source: CallSource = {
    search: ({ filter }) => new Promise((resolve) => waiting.push({ text: filter.text, answer: resolve })),
    count: () => Promise.resolve(ok(null)),
  };
  return { source, waiting };
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('typing', () => {
  it('asks one question at a time, the last one last, and shows no answer to an earlier one', async () => {
    const { source, waiting } = slowHost();
    const list = new CallList(source);
    for (const text of ['w', 'wn', 'wns']) list.setFilter({ text });
    expect(waiting.map(({ text }) => text)).toEqual(['w']);
    waiting.shift()?.answer(ok({ rows: [sampleRow({ callId: 'stale' })], next: null }));
    await breath();
    expect(list.store.getState().rows).toEqual([]);
    expect(waiting.map(({ text }) => text)).toEqual(['wns']);
    waiting.shift()?.answer(ok({ rows: [sampleRow({ callId: 'found' })], next: null }));
    await breath();
    expect(idsOf(list.store.getState().rows)).toEqual(['found']);
    expect(list.store.getState().shownFilter).toEqual({ ...everyCall, text: 'wns' });
  });

  it('keeps what was found until the next answer is there', async () => {
    const { source, waiting } = slowHost();
    const list = new CallList(source);
    list.setFilter({ text: 'w' });
    waiting.shift()?.answer(ok({ rows: [sampleRow({ callId: 'found' })], next: null }));
    await breath();
    list.setFilter({ text: 'wn' });
    expect(list.store.getState().rows).toHaveLength(1);
    expect(list.store.getState().shownFilter.text).toBe('w');
  });

  it('says why nothing can be shown, and tries again when asked to', async () => {
    const { source, waiting } = slowHost();
    const list = new CallList(source);
    list.refresh();
    waiting.shift()?.answer(fail('failed', 'The database is locked.', 'Start again.'));
    await breath();
    expect(list.store.getState()).toMatchObject({ phase: 'failed', failure: { code: 'failed' } });
    list.refresh();
    waiting.shift()?.answer(ok({ rows: [sampleRow({})], next: null }));
    await breath();
    expect(list.store.getState()).toMatchObject({ phase: 'ready', failure: null });
  });
});
