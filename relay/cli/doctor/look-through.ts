import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** The first minutes after a start belong to the clients that come back. */
const firstAfterMs = 10 * 60_000;
const everyMs = 24 * 3_600_000;

const findings = z.array(z.object({ check: z.string(), level: z.enum(['ok', 'warn', 'wrong']), found: z.string(), mend: z.string() }));
type Findings = z.infer<typeof findings>;

/**
 * Looks through both databases as the doctor does, on a thread of its own: at a million events that takes some ten seconds, for which a
 * start could not wait. Meanwhile each row is checked when it is read.
 */
export async function lookThrough(folder: string): Promise<Findings> {
  const worker = new Worker(new URL('look-through-worker.ts', import.meta.url), { workerData: { folder } });
  // A relay that is told to stop does not wait for it.
  worker.unref();
  try {
    return await new Promise<Findings>((resolve, reject) => {
      worker.once('message', (said) => resolve(findings.parse(said)));
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}

/** Once a day. @param wrong hears what was found wrong, by the check's name. @returns ends it */
export function lookThroughDaily(folder: string, wrong: (check: string, found: string) => void): () => void {
  const look = async (): Promise<void> => {
    try {
      for (const { check, level, found } of await lookThrough(folder)) if (level === 'wrong') wrong(check, found);
    } catch (error) {
      wrong('databases', `They could not be looked through (${error instanceof Error ? error.name : 'unknown'}).`);
    }
  };
  const first = setTimeout(() => void look(), firstAfterMs);
  const daily = setInterval(() => void look(), everyMs);
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}
