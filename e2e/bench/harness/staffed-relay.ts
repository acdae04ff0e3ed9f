import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addAgent, addSource, startRelay, type RelayProcess } from '../../../scripts/lib/relay-process.ts';
import type { LoadWish } from '../load/wish.ts';
import { onCore, serverCore } from './load-process.ts';

/** A relay on a core of its own, with so many agents. */
export interface StaffedRelay {
  readonly data: string;
  readonly hookPath: string;
  readonly clients: LoadWish['clients'];
  start(): Promise<RelayProcess>;
  remove(): void;
}

/** Enrols the agents by the relay's own command line, some at a time. */
export async function staffedRelay(agents: number): Promise<StaffedRelay> {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-bench-'));
  const data = path.join(folder, 'relay');
  const hookPath = await addSource(data, 'moor-v7', 'main');
  const clients: { token: string; agentNumber: string }[] = [];
  for (let from = 0; from < agents; from += 4) {
    const numbers = Array.from({ length: Math.min(4, agents - from) }, (_, index) => String(20_001 + from + index));
    clients.push(...(await Promise.all(numbers.map(async (agentNumber) => ({ agentNumber, token: await addAgent(data, agentNumber, `坐席${agentNumber}`) })))));
  }
  return { data, hookPath, clients, start: () => startRelay({ data, through: onCore(serverCore) }), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
