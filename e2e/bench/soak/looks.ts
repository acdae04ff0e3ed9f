import { statSync } from 'node:fs';
import path from 'node:path';
import { slope } from '../harness/growth.ts';
import { residentBytes } from '../harness/processor-time.ts';
import { quantile } from '../harness/quantiles.ts';

/** What a relay was like at a moment. */
export interface Look {
  /** Since the soak began. */
  readonly hours: number;
  readonly rssMiB: number;
  readonly heapMiB: number;
  /** p99 since the look before, the watch's own interval taken off. */
  readonly loopDelayMs: number;
  readonly logMiB: number;
  readonly walMiB: number;
}

/** prom-client watches the event loop every 10 ms, and what it tells includes that. */
const watchMs = 10;
const mebibyte = 2 ** 20;

/** @param data the relay's folder */
export async function lookAt(relay: { readonly pid: number; readonly url: string }, data: string, hours: number): Promise<Look> {
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  const metric = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    hours,
    rssMiB: residentBytes(relay.pid) / mebibyte,
    heapMiB: metric('danping_nodejs_heap_size_used_bytes') / mebibyte,
    loopDelayMs: Math.max(0, metric('danping_nodejs_eventloop_lag_p99_seconds') * 1_000 - watchMs),
    logMiB: sizeOf(path.join(data, 'events.db')),
    walMiB: sizeOf(path.join(data, 'events.db-wal')),
  };
}

function sizeOf(file: string): number {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) / mebibyte;
}

/** A stretch of a soak as one line. */
export function lineOf(looks: readonly Look[]): string {
  const last = looks.at(-1);
  const most = (of: (look: Look) => number): string => Math.max(...looks.map(of)).toFixed(1);
  const [first] = looks;
  if (!first || !last) return 'nothing was looked at';
  return `RSS ${last.rssMiB.toFixed(1)} MiB (at most ${most(({ rssMiB }) => rssMiB)}), heap ${last.heapMiB.toFixed(1)} MiB, event-loop delay p99 ${quantile(looks.map(({ loopDelayMs }) => loopDelayMs), 0.5).toFixed(1)} ms (worst ${most(({ loopDelayMs }) => loopDelayMs)}), log ${last.logMiB.toFixed(1)} MiB (+${(last.logMiB - first.logMiB).toFixed(1)}), WAL at most ${most(({ walMiB }) => walMiB)} MiB`;
}

/** How fast it grows once it is warm: the line of least squares through the last two thirds. */
export function growthPerHour(looks: readonly Look[], of: (look: Look) => number): number {
  return slope(looks.slice(Math.floor(looks.length / 3)).map((look) => [look.hours, of(look)]));
}
