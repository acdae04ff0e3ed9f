/**
 * Measures the history at a million calls, one JSON row for each figure:
 *
 *     node src/main/history/bench/history-search.ts FOLDER [CALLS] [make]
 *
 * The calls are made once and kept in FOLDER for the next run; with `make` that is all.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { everyCall } from '../../../shared/api/history-filter.ts';
import { createHistory } from '../history.ts';
import type { WriterOnThread } from '../history-port.ts';
import type { ReaderOnThread } from '../reader.ts';
import { createReader } from '../reader.ts';
import { loadDictionary } from '../search/phonetics.ts';
import { madeCall, mixer } from './made-calls.ts';

await loadDictionary();

const batchEvents = 500;
const searchesOfKind = 400;
const rowsOfPage = 50;
const agentNumber = '20001';

/** New calls are committed in each run. */
const thisRun = `-${Date.now()}`;

const [folder = '', calls = '1000000', only = ''] = process.argv.slice(2);
if (folder === '') throw new Error('Name a folder in which the calls are kept: history-search.ts FOLDER [CALLS]');
const count = Number(calls);
const file = path.join(folder, String(count), 'history.db');

const row = (figure: string, value: number, unit: string): void => {
  process.stdout.write(`${JSON.stringify({ figure, value: Math.round(value * 1000) / 1000, unit, calls: count })}\n`);
};

const isMade = existsSync(file);
mkdirSync(path.dirname(file), { recursive: true });
const history = createHistory();
if (!isMade) make(history);
if (only === 'make') process.exit();
measureOpening(history);
history.open({ file, agentNumber });
const reader = createReader(() => 0);
reader.openReader({ file });
measureSearches(reader);
measureCommits(history);
measureSingleCommits(history, reader);
row('size of the history', statSync(file).size / 1e6, 'MB');
reader.closeReader();
history.close();

function make(writer: WriterOnThread): void {
  writer.open({ file, agentNumber });
  const began = performance.now();
  for (let from = 0; from < count; from += batchEvents / 2) {
    const made = Array.from({ length: Math.min(batchEvents / 2, count - from) }, (_, index) => madeCall(from + index, 2));
    const items = made.flatMap(({ events }) => events);
    writer.commit({ epoch: 'bench', upTo: (from + batchEvents) * 5, items });
    for (const { callId, note } of made) {
      if (note !== null && mixer(from)(4) === 0) writer.saveWrapUp({ callId, wrapUp: { note, disposition: null, callBackAt: null }, dispositionWords: '', savedAt: 1 });
    }
  }
  writer.finishChores();
  writer.close();
  row('made, events per second, two for each call', (count * 2000) / (performance.now() - began), '1/s');
}

function measureOpening(writer: WriterOnThread): void {
  const empty = path.join(folder, `empty-${process.pid}`, 'history.db');
  mkdirSync(path.dirname(empty), { recursive: true });
  for (const [figure, opened] of [['open, empty', empty], ['open, full', file]] as const) {
    writer.open({ file: opened, agentNumber });
    writer.close();
    const times = Array.from({ length: 7 }, () => {
      const began = performance.now();
      writer.open({ file: opened, agentNumber });
      writer.callsNotEnded({ receivedSince: 0 });
      const took = performance.now() - began;
      writer.close();
      return took;
    });
    row(figure, quantile(times, 0.5), 'ms');
  }
}

function measureSearches(read: ReaderOnThread): void {
  const chance = mixer(4711);
  const some = (): ReturnType<typeof madeCall> => madeCall(chance(count), 2);
  const named = (): string => {
    for (;;) {
      const { name } = some();
      if (name !== null && /\p{Script=Han}/u.test(name)) return name;
    }
  };
  const kinds: Readonly<Record<string, () => Partial<CallFilter>>> = {
    'prefix of 3': () => ({ text: some().number.slice(0, 3) }),
    'prefix of 7': () => ({ text: some().number.slice(0, 7) }),
    'last 4 digits': () => ({ text: some().number.slice(-4) }),
    '6 digits within': () => ({ text: some().number.slice(2 + chance(3)).slice(0, 6) }),
    '6 digits, any': () => ({ text: String(chance(1_000_000)).padStart(6, '0') }),
    'whole number': () => ({ text: some().number }),
    'name of 2 signs': () => ({ text: named().slice(0, 2) }),
    'name, whole': () => ({ text: named() }),
    'pinyin initials': () => ({ text: ['wf', 'lxm', 'zw', 'chj'][chance(4)] ?? '' }),
    'pinyin in full': () => ({ text: ['wangfang', 'liwei', 'zhangxiumei', 'chenjun'][chance(4)] ?? '' }),
    'Vietnamese without accents': () => ({ text: ['nguyen van', 'tran thi', 'duc', 'dang thu ha'][chance(4)] ?? '' }),
    'word of a note': () => ({ text: ['退货', '退货未到账', '发票', '物流', 'refund', 'doi hang'][chance(6)] ?? '' }),
    'one digit': () => ({ text: String(chance(10)) }),
    'nobody': () => ({ text: ['不存在', 'qqq', '0101010101', '服客'][chance(4)] ?? '' }),
    'two words': () => ({ text: `${some().number.slice(0, 3)} 退货` }),
    'missed with a fragment': () => ({ text: some().number.slice(0, 4), outcome: 'missed' }),
    'inbound with a note': () => ({ direction: 'inbound', withNote: true }),
    'no filter': () => ({}),
  };
  for (const [kind, filter] of Object.entries(kinds)) {
    const times = Array.from({ length: searchesOfKind }, () => {
      const asked = { filter: { ...everyCall, ...filter() }, after: null, limit: rowsOfPage, turn: null };
      const began = performance.now();
      read.search(asked);
      return performance.now() - began;
    });
    row(`search, ${kind}, p50`, quantile(times, 0.5), 'ms');
    row(`search, ${kind}, p99`, quantile(times, 0.99), 'ms');
  }
}

function measureCommits(writer: WriterOnThread): void {
  const news = Array.from({ length: 4_000 }, (_, index) => madeCall(count + index, 5, thisRun).events).flat();
  const times: number[] = [];
  const began = performance.now();
  for (let from = 0; from < news.length; from += batchEvents) {
    const before = performance.now();
    writer.commit({ epoch: 'bench', upTo: 1, items: news.slice(from, from + batchEvents) });
    times.push(performance.now() - before);
  }
  row('catching up, events per second, five for each call', (news.length * 1000) / (performance.now() - began), '1/s');
  row('catching up, longest commit of 500 events', Math.max(...times), 'ms');
}

function measureSingleCommits(writer: WriterOnThread, read: ReaderOnThread): void {
  const news = Array.from({ length: 800 }, (_, index) => madeCall(count + 4_000 + index, 5, thisRun).events).flat();
  const times = news.map((event) => {
    const before = performance.now();
    writer.commit({ epoch: 'bench', upTo: 1, items: [event] });
    return performance.now() - before;
  });
  row('commit of one event, p50', quantile(times, 0.5), 'ms');
  row('commit of one event, p99', quantile(times, 0.99), 'ms');
  row('commit of one event, longest', Math.max(...times), 'ms');
  const rows = read.page({ after: null, limit: 500 }).rows.length;
  row('rows of a long page', rows, '');
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
