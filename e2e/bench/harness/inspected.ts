import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const targetsSchema = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1);
const heapSchema = z.object({ result: z.object({ usedSize: z.number() }) });

/** What makes a Node program listen for an inspector there. */
export function inspectable(port: number): NodeJS.ProcessEnv {
  return { NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --inspect=127.0.0.1:${port}`.trim() };
}

/**
 * Makes a Node program collect its garbage, so that what is left is what it holds.
 *
 * @returns the heap that is in use then, in bytes
 */
export async function collectGarbage(port: number): Promise<number> {
  const [target] = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
  const line = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => line.addEventListener('open', resolve, { once: true }));
  try {
    for (let time = 0; time < 2; time += 1) {
      await ask(line, 'HeapProfiler.collectGarbage');
      await delay(500);
    }
    return heapSchema.parse(await ask(line, 'Runtime.getHeapUsage')).result.usedSize;
  } finally {
    line.close();
  }
}

async function ask(line: WebSocket, method: string): Promise<unknown> {
  const answer = new Promise<unknown>((resolve) => line.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true }));
  line.send(JSON.stringify({ id: 1, method }));
  return answer;
}
