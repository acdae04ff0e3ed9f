import { statfsSync } from 'node:fs';
import type { Health } from '../../../src/shared/api/admin/health.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { listSources } from '../../auth/sources.ts';
import { logFileSizes } from '../../log/file-sizes.ts';
import type { AdminParts } from '../parts.ts';
import { presences } from '../presence.ts';
import { relayVersion } from '../../cli/version.ts';

/** How many of the log's last events are looked through for a source that has been silent since the start. */
const lookedBack = 2_000;

/** The relay's state, in facts from which a page makes sentences. */
export async function showHealth(parts: AdminParts, startedAt: EpochMs, earlier: LastPushes): Promise<Health> {
  const { store, log, data, paintings, counts } = parts;
  const now = Date.now();
  const sources = listSources(store).map(({ id, dialect }) => {
    const { sinceStart, today, lastAt } = counts.of(id, now);
    return { source: id, dialect, lastPushAt: isoOf(lastAt ?? earlier.of(id)), sinceStart, today };
  });
  const last = sources.flatMap(({ source, dialect, lastPushAt: at }) => (at === null ? [] : [{ source, dialect, at }])).toSorted((a, b) => b.at.localeCompare(a.at))[0];
  const counted = log.quarantined();
  return {
    at: toIso(now),
    relay: { version: relayVersion, startedAt: toIso(startedAt), epoch: log.epoch, url: store.relayUrl(), hookUrl: store.hookUrl() },
    pushes: { last: last ?? null, sources, strangers: counts.strangers },
    clients: clientsOf(parts),
    log: {
      head: log.head,
      oldestSeq: log.oldestSeq,
      oldestAt: log.eventsAt([log.oldestSeq])[0]?.receivedAt ?? null,
      bytes: { ...logFileSizes(data) },
      canWrite: (await log.probe()).ok,
      ...spaceOf(data),
    },
    quarantineEntries: counted.ok ? counted.value : null,
    painted: paintings.lastHour(now),
  };
}

function clientsOf(parts: AdminParts): Health['clients'] {
  const people = parts.people();
  const present = [...presences(parts)];
  return {
    agents: present.filter(([name]) => name.startsWith('agent ')).length,
    supervisors: present.filter(([name]) => name.startsWith('supervisor ')).length,
    connections: people.length,
    behind: people.filter(({ oldestUnacknowledged }) => oldestUnacknowledged !== null).length,
    slowestLagEvents: Math.max(0, ...present.map(([, { lagEvents }]) => lagEvents)),
  };
}

function spaceOf(folder: string): Pick<Health['log'], 'diskFreeBytes' | 'diskBytes'> {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { diskFreeBytes: bavail * bsize, diskBytes: blocks * bsize };
  } catch {
    return { diskFreeBytes: null, diskBytes: null };
  }
}

/** When each source was heard of last before this process: by the end of the log, read once. */
export class LastPushes {
  readonly #log: AdminParts['log'];
  readonly #untilSeq: number;
  #known: ReadonlyMap<string, EpochMs> | null = null;

  constructor(log: AdminParts['log']) {
    this.#log = log;
    this.#untilSeq = log.head;
  }

  of(source: string): EpochMs | null {
    this.#known ??= this.#read();
    return this.#known.get(source) ?? null;
  }

  #read(): ReadonlyMap<string, EpochMs> {
    const read = this.#log.readBack({ afterSeq: 0, beforeSeq: this.#untilSeq + 1 }, lookedBack);
    return new Map((read.ok ? read.value : []).toReversed().map(({ source, receivedAt }) => [source, Date.parse(receivedAt)]));
  }
}

function isoOf(at: EpochMs | null): string | null {
  return at === null ? null : toIso(at);
}
