import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../../../scripts/lib/paths.ts';
import { startRelay, type RelayProcess, type RelayStart } from '../../../scripts/lib/relay-process.ts';
import { say } from '../../../scripts/lib/say.ts';
import { onCore, serverCore } from './cores.ts';
import { runFolder } from './folders.ts';
import type { Client, Target } from './target.ts';

const fillProgram = path.join(root, 'relay', 'testing', 'fill-folder.ts');

/** What a data folder was filled with. */
export const filledSchema = z.object({
  hookPath: z.string(),
  agents: z.array(z.object({ agentNumber: z.string(), token: z.string() })),
  supervisors: z.array(z.string()),
  head: z.number(),
});
export type Filled = z.infer<typeof filledSchema>;

export interface Filling {
  readonly data: string;
  /** About so many in the log. */
  readonly events: number;
  readonly agents: number;
  readonly supervisors?: number;
}

/** Fills a data folder with people and a past. */
export async function fillFolder({ data, events, agents, supervisors = 1 }: Filling): Promise<Filled> {
  const args = ['--data', data, '--events', String(events), '--agents', String(agents), '--supervisors', String(supervisors)];
  const { stdout } = await promisify(execFile)(process.execPath, [fillProgram, ...args], { maxBuffer: 2 ** 26 });
  return filledSchema.parse(JSON.parse(stdout));
}

/** A relay on a core of its own, with people and an empty log. */
export interface StaffedRelay {
  readonly data: string;
  readonly hookPath: string;
  readonly clients: readonly Client[];
  /** Their tokens. */
  readonly supervisors: readonly string[];
  start(more?: Omit<OnCore, 'data'>): Promise<RelayProcess>;
  /** The relay, ready to be pushed to. */
  target(): Promise<Target>;
  remove(): void;
}

export async function staffedRelay(agents: number, supervisors = 1): Promise<StaffedRelay> {
  const folder = runFolder();
  const data = path.join(folder.path, 'relay');
  const staffed = await fillFolder({ data, events: 0, agents, supervisors });
  return {
    data,
    hookPath: staffed.hookPath,
    clients: staffed.agents,
    supervisors: staffed.supervisors,
    start: (more) => startOnCore({ data, ...more }),
    target: async () => targetOf(await startOnCore({ data }), staffed.hookPath),
    remove: folder.remove,
  };
}

export interface OnCore extends Pick<RelayStart, 'data' | 'port'> {
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts a relay on the server's core. Its last words are told where it ends before it is asked to. */
export async function startOnCore({ env = {}, ...start }: OnCore): Promise<RelayProcess> {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const words: string[] = [];
  const relay = await startRelay({ ...start, through: [...(variables.length > 0 ? ['env', ...variables] : []), ...onCore(serverCore)], onLog: (line) => words.splice(0, words.length, ...words.slice(-5), line) });
  let isAsked = false;
  void relay.exited.then((code) => {
    if (!isAsked) say(`The relay ended by itself (${code}): ${words.join(' ')}`);
  });
  const asked = <Value>(end: () => Value): Value => {
    isAsked = true;
    return end();
  };
  return { ...relay, stop: () => asked(relay.stop), kill: () => asked(relay.kill) };
}

/** Its clients begin at the head: what is older was theirs long ago. */
export function targetOf({ url, epoch, head, pid, stop }: RelayProcess, hookPath: string): Target {
  return { url, pushUrl: url + hookPath, stream: 'batches', cursor: { epoch, seq: head }, pid, stop };
}
