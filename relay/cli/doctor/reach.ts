import { once } from 'node:events';
import { createServer } from 'node:net';
import { isServed } from '../../log/serve-lock.ts';
import { codeOf } from '../../sqlite/open.ts';
import { warn, well, wrong, type Finding } from './finding.ts';

/** Where a relay of this folder listened last. */
export interface LastAddresses {
  readonly people: string | null;
  readonly hooks: string | null;
}

const answerWithinMs = 3_000;

/** Whether the relay that serves the folder answers; when none does, whether the next one could listen there again. */
export async function checkAddresses(folder: string, { people, hooks }: LastAddresses): Promise<Finding[]> {
  if (people === null) return [warn('address', 'No relay has served this folder yet.', 'Start one with "serve".')];
  const look = isServed(folder) ? checkAnswer : checkFree;
  return Promise.all([look(people, '/readyz'), ...(hooks === null ? [] : [look(hooks, '/')])]);
}

async function checkAnswer(url: string, path: string): Promise<Finding> {
  try {
    const { status } = await fetch(url + path, { signal: AbortSignal.timeout(answerWithinMs) });
    if (status === 503) return wrong('address', `The relay at ${url} answers that it cannot keep pushes.`, 'Look into its log; mostly the disk is full.');
    return well('address', `The relay at ${url} answers.`);
  } catch (error) {
    return wrong('address', `A relay serves this folder, but ${url} does not answer (${reasonOf(error)}).`, 'Look into its log, then restart it.');
  }
}

async function checkFree(url: string): Promise<Finding> {
  const { hostname, port } = new URL(url);
  const server = createServer();
  try {
    server.listen(Number(port), hostname.replace(/^\[|\]$/g, ''));
    await once(server, 'listening');
    return warn('address', `No relay runs; ${url}, where it listened last, is free.`, 'Start it with "serve".');
  } catch (error) {
    return wrong('address', `No relay runs, and ${url}, where it listened last, cannot be had (${codeOf(error)}).`, 'End the program that has it, or choose another --port.');
  } finally {
    server.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? codeOf(error.cause) : codeOf(error);
}
