import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';
import { end, exitOf } from './child-process.ts';
import { root } from './paths.ts';

const entry = path.join(root, 'relay', 'main.ts');

const listeningLine = z.object({ event: z.literal('listening'), url: z.string(), epoch: z.string(), head: z.number(), pid: z.number() });
const sourceAdded = z.object({ id: z.string(), hookPath: z.string() });
const loginAdded = z.object({ login: z.string(), token: z.string(), setupPath: z.string() });
const backupMade = z.object({ head: z.number() });
const customerErased = z.object({ events: z.number() });
const restoreDone = z.object({ epoch: z.string() });
const agentAdded = z.object({ agentNumber: z.string(), token: z.string(), enrolUrl: z.string() });

export interface RelayProcess {
  readonly url: string;
  readonly port: number;
  readonly epoch: string;
  /** The last seq in the log when it began to listen. */
  readonly head: number;
  readonly pid: number;
  /** Ends it as a service manager would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Its exit code; 1 when a signal ended it. */
  readonly exited: Promise<number>;
}

export interface RelayStart {
  readonly data: string;
  /** Free to choose when it is left out. */
  readonly port?: number;
  /** Hears the relay's log, line by line. */
  readonly onLog?: (line: string) => void;
  /** More of the command line. */
  readonly args?: readonly string[];
  /** A program that runs the relay, with its own arguments: `strace -f`, for one. */
  readonly through?: readonly string[];
}

/** Starts a relay on a data folder and waits until it says that it listens. */
export async function startRelay(input: RelayStart): Promise<RelayProcess> {
  const serve = [process.execPath, entry, 'serve', '--data', input.data, '--port', String(input.port ?? 0), ...(input.args ?? [])];
  const [program = '', ...args] = [...(input.through ?? []), ...serve];
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    if (said.length < 5) said.push(line);
    input.onLog?.(line);
  });
  const { url, epoch, head, pid } = listeningLine.parse(JSON.parse(await firstLine(child, said)));
  return {
    url,
    port: Number(new URL(url).port),
    epoch,
    head,
    pid,
    exited: exitOf(child),
    stop: () => end(child),
    kill: async () => {
      const gone = exitOf(child);
      if (child.exitCode === null && child.signalCode === null) process.kill(pid, 'SIGKILL');
      await gone;
    },
  };
}

async function firstLine(child: ChildProcess, said: readonly string[]): Promise<string> {
  if (!child.stdout) throw new Error('The relay has no standard output.');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error(`The relay ended before it listened (exit ${await exitOf(child)}): ${said.join(' ')}`);
}

/** `source add`: @returns the path that the cloud pushes to. */
export async function addSource(data: string, dialect: string, id: string): Promise<string> {
  return sourceAdded.parse(await relayCommand(['source', 'add', dialect, '--id', id, '--data', data, '--json'])).hookPath;
}

/** `source set ID allow=…`: from where a source may push; the empty text is everywhere. */
export async function allowPushesFrom(data: string, id: string, addresses: string): Promise<void> {
  await relayCommand(['source', 'set', id, `allow=${addresses}`, '--data', data, '--json']);
}

/** `agent add`, with `SOURCE:EXTENSION` identities of other clouds. @returns the agent's token. */
export async function addAgent(data: string, agentNumber: string, name: string, also: readonly string[] = []): Promise<string> {
  const identities = also.flatMap((identity) => ['--also', identity]);
  return agentAdded.parse(await relayCommand(['agent', 'add', agentNumber, '--name', name, ...identities, '--data', data, '--json'])).token;
}

/** `agent add` once more for somebody who is there already. @returns the enrolment link with its one-time code. */
export async function enrolmentLink(data: string, agentNumber: string, name: string): Promise<string> {
  return agentAdded.parse(await relayCommand(['agent', 'add', agentNumber, '--name', name, '--data', data, '--json'])).enrolUrl;
}

/** `token revoke --agent`: every token and unused code of the agent is withdrawn. */
export async function revokeAgent(data: string, agentNumber: string): Promise<void> {
  await relayCommand(['token', 'revoke', '--agent', agentNumber, '--data', data, '--json']);
}

/** `supervisor add`. @returns the token for Socket.IO and the desktop app. */
export async function addSupervisor(data: string, login: string): Promise<string> {
  return loginAdded.parse(await relayCommand(['supervisor', 'add', login, '--data', data, '--json'])).token;
}

/** `desk set KEY=VALUE…`: what the admin lets the desks do. */
export async function setDesk(data: string, pairs: readonly string[]): Promise<void> {
  await relayCommand(['desk', 'set', ...pairs, '--data', data, '--json']);
}

/** `disposition add`: one more way to file a call away, its label in each language. */
export async function addDisposition(data: string, id: string, labels: Readonly<Record<string, string>>): Promise<void> {
  const given = Object.entries(labels).flatMap(([language, label]) => ['--label', `${language}=${label}`]);
  await relayCommand(['disposition', 'add', id, ...given, '--data', data, '--json']);
}

/** `backup`. @returns the last seq that is in it. */
export async function backUp(data: string, file: string): Promise<number> {
  return backupMade.parse(await relayCommand(['backup', '--data', data, '--to', file, '--json'])).head;
}

/** `restore`. @returns the new epoch. */
export async function restore(data: string, file: string): Promise<string> {
  return restoreDone.parse(await relayCommand(['restore', '--data', data, '--from', file, '--json'])).epoch;
}

/** `erase`: what the relay keeps of a customer. @returns how many events say nothing any more. */
export async function eraseCustomer(data: string, number: string): Promise<number> {
  return customerErased.parse(await relayCommand(['erase', '--number', number, '--data', data, '--json'])).events;
}

async function relayCommand(args: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [entry, ...args], { cwd: root });
  return JSON.parse(stdout);
}
