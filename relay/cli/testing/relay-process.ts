import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const mainFile = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** A data folder for one test; `remove` when it is over. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'danping-relay-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of the relay's command line to its end. */
export async function relayCommand(...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [mainFile, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const [code] = await once(child, 'close');
  return { code, stdout: stdout(), stderr: stderr() };
}

const sourceAdded = z.object({ id: z.string(), dialect: z.string(), hookPath: z.string() });
const agentAdded = z.object({ agentNumber: z.string(), token: z.string(), enrolUrl: z.string() });

export async function addSource(data: string, ...args: string[]): Promise<z.infer<typeof sourceAdded>> {
  return sourceAdded.parse(await jsonOf('source', 'add', 'moor-v7', '--data', data, '--json', ...args));
}

export async function addAgent(data: string, number: string, ...args: string[]): Promise<z.infer<typeof agentAdded>> {
  return agentAdded.parse(await jsonOf('agent', 'add', number, '--name', `Agent ${number}`, '--data', data, '--json', ...args));
}

const loginAdded = z.object({ login: z.string(), token: z.string(), setupPath: z.string() });

export async function addLogin(data: string, role: 'supervisor' | 'admin', login: string): Promise<z.infer<typeof loginAdded>> {
  return loginAdded.parse(await jsonOf(role, 'add', login, '--data', data, '--json'));
}

/** Runs one command that answers with a line of JSON; throws its words when it fails. */
export async function jsonOf(...args: string[]): Promise<unknown> {
  const ran = await relayCommand(...args);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

const listeningSchema = z.object({
  event: z.literal('listening'),
  url: z.string(),
  epoch: z.string(),
  head: z.number(),
  pid: z.number(),
  hookUrl: z.string().optional(),
});

export interface RunningRelay extends z.infer<typeof listeningSchema> {
  readonly child: ChildProcess;
  /** Without the line about the first admin. */
  readonly stderr: () => string;
  /** The link of that line; `null` where it was not printed. */
  readonly firstAdminUrl: () => string | null;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | string | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

const firstAdminLine = /^danping-relay: There is no admin yet\..*: (http\S+)\n/m;

/** Starts `serve` on a free port and waits until it listens. */
export async function startRelay(data: string, ...args: string[]): Promise<RunningRelay> {
  const child = spawn(process.execPath, [mainFile, 'serve', '--data', data, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stderr = collect(child.stderr);
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const first = await Promise.race([line, ended.then(() => null)]);
  if (first === null) throw new Error(`the relay did not start: ${stderr()}`);
  return {
    ...listeningSchema.parse(JSON.parse(first)),
    child,
    stderr: () => stderr().replace(firstAdminLine, ''),
    firstAdminUrl: () => firstAdminLine.exec(stderr())?.[1] ?? null,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** What a webhook call was answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | null;
}

/** Sends one push; an object as JSON. */
export async function push(address: string, body: object | string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), retryAfter: response.headers.get('retry-after') };
}
