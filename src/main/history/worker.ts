import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { OnThread } from './history-port.ts';
import type { InspectorPort } from './inspector-port.ts';
import { answer } from './thread-call.ts';

const roleSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('writer') }),
  z.object({ role: z.literal('inspector') }),
  z.object({ role: z.literal('reader'), latestTurn: z.instanceof(Int32Array<SharedArrayBuffer>) }),
]);

if (!parentPort) throw new Error('The history runs on threads of its own.');
const port = parentPort;
const given = roleSchema.parse(workerData);

// Each thread loads what it needs; what comes meanwhile waits at the port.
if (given.role === 'reader') {
  const { createReader } = await import('./reader.ts');
  answer(port, createReader(() => Atomics.load(given.latestTurn, 0)));
} else if (given.role === 'inspector') {
  const { lookThrough } = await import('./care/look-through.ts');
  answer(port, { lookThrough } satisfies OnThread<InspectorPort>);
} else {
  const { createHistory } = await import('./history.ts');
  const { DictionaryMissing, loadDictionary } = await import('./search/phonetics.ts');
  answer(port, createHistory(), (error) => (error instanceof DictionaryMissing ? loadDictionary() : null));
}
