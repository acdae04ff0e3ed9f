import { lookThrough } from '../care/look-through.ts';
import type { HistoryPort, Opened, WriterPort } from '../history-port.ts';
import { createHistory } from '../history.ts';
import type { InspectorPort } from '../inspector-port.ts';
import { createReader } from '../reader.ts';
import type { ReaderPort } from '../reader-port.ts';
import { loadDictionary } from '../search/phonetics.ts';
import { overTwoThreads } from '../two-threads.ts';

await loadDictionary();

/** For tests: a history that mends itself as in the app, without threads in between. */
export function mendedHistory(renewed: (opened: Opened) => void): HistoryPort {
  const { lookThrough: inspect } = promised<InspectorPort>({ lookThrough });
  return overTwoThreads({ writer: promised<WriterPort>(createHistory()), reader: promised<ReaderPort>(createReader(() => 0)), inspect, renewed });
}

function promised<Port>(methods: object): Port {
  const asked = Object.entries(methods).map(([name, method]) => [
    name,
    // The two types differ in promises alone, which this adds.
    async (...input: readonly unknown[]): Promise<unknown> => (method as (...given: readonly unknown[]) => unknown)(...input),
  ]);
  return Object.fromEntries(asked) as Port;
}
