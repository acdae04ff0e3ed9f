import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import { isServed } from '../../log/serve-lock.ts';
import { codeOf } from '../../sqlite/open.ts';
import { warn, well, wrong, type Finding } from './finding.ts';

/** Where a relay of this folder listened last. */
export interface LastAddresses {
  readonly people: string | null;
  readonly hooks: string | null;
}

const answerWithinMs = 3_000;
const dayMs = 24 * 3_600_000;
const warnBeforeDays = 14;

/** Whether the relay that serves the folder answers; when none does, whether the next one could listen there again. */
export async function checkAddresses(folder: string, { people, hooks }: LastAddresses): Promise<Finding[]> {
  if (people === null) return [warn('address', 'No relay has served this folder yet.', 'Start one with "serve".')];
  const look = isServed(folder) ? checkAnswer : checkFree;
  return Promise.all([look(people, '/readyz'), ...(hooks === null ? [] : [look(hooks, '/')])]);
}

async function checkAnswer(url: string, path: string): Promise<Finding> {
  try {
    const { status, daysLeft } = await ask(url + path);
    if (status === 503) return wrong('address', `The relay at ${url} answers that it cannot keep pushes.`, 'Look into its log; mostly the disk is full.');
    if (daysLeft < warnBeforeDays) {
      const ends = daysLeft < 0 ? 'has run out' : `has ${daysLeft} day(s) left`;
      return warn('address', `The relay at ${url} answers; its certificate ${ends}.`, 'Put a renewed one in its place; the relay takes it without a restart.');
    }
    return well('address', `The relay at ${url} answers.`);
  } catch (error) {
    return wrong('address', `A relay serves this folder, but ${url} does not answer (${reasonOf(error)}).`, 'Look into its log, then restart it.');
  }
}

/** Over TLS whatever its certificate says: it is made out to the name that others call, not to the address on this computer. */
async function ask(url: string): Promise<{ readonly status: number; readonly daysLeft: number }> {
  const signal = AbortSignal.timeout(answerWithinMs);
  if (!url.startsWith('https:')) return { status: (await fetch(url, { signal })).status, daysLeft: Infinity };
  const asked = get(url, { signal, rejectUnauthorized: false });
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  answer?.resume();
  const ends = answer?.socket instanceof TLSSocket ? Date.parse(answer.socket.getPeerCertificate().valid_to) : Infinity;
  return { status: answer?.statusCode ?? 0, daysLeft: Math.floor((ends - Date.now()) / dayMs) };
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
