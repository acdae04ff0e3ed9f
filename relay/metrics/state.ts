import { Gauge, type Registry } from 'prom-client';
import type { GapTotals } from '../core/serials/gap-watch.ts';

/** What the relay is asked when somebody looks; `null` where it cannot be told just now. */
export interface RelayState {
  /** Seq of the last event on disk. */
  readonly head: () => number;
  readonly clients: () => {
    readonly agents: number;
    readonly supervisors: number;
    /** Seq of the oldest event that some client was sent and has not acknowledged. */
    readonly oldestUnacknowledged: number | null;
  };
  /** Bytes by file. */
  readonly logBytes: () => Readonly<Record<string, number>> | null;
  readonly quarantineEntries: () => number | null;
  /** What is missing by the clouds' own numbers, by source. */
  readonly gaps: () => Iterable<readonly [source: string, totals: GapTotals]>;
  /** Whether a push could be kept now. */
  readonly canWrite: () => Promise<boolean>;
}

/** Shows the relay's state; nothing is measured between two looks. */
export function exposeState(state: RelayState, registry: Registry): void {
  const gauges = [
    new Gauge({
      name: 'danping_clients',
      help: 'Connected clients',
      labelNames: ['role'],
      registers: [],
      collect() {
        const { agents, supervisors } = state.clients();
        this.set({ role: 'agent' }, agents);
        this.set({ role: 'supervisor' }, supervisors);
      },
    }),
    new Gauge({
      name: 'danping_slowest_client_lag_events',
      help: 'Head of the log minus the place of the connected client that is furthest behind',
      registers: [],
      collect() {
        this.set(lagOf(state.clients().oldestUnacknowledged, state.head()));
      },
    }),
    new Gauge({
      name: 'danping_log_head',
      help: 'Seq of the last event on disk',
      registers: [],
      collect() {
        this.set(state.head());
      },
    }),
    new Gauge({
      name: 'danping_log_bytes',
      help: 'Size of the log’s files',
      labelNames: ['file'],
      registers: [],
      collect() {
        this.reset();
        for (const [file, bytes] of Object.entries(state.logBytes() ?? {})) this.set({ file }, bytes);
      },
    }),
    new Gauge({
      name: 'danping_quarantine_entries',
      help: 'Unreadable pushes that are kept, repeats of the same bytes not counted; at most 10000 are counted',
      registers: [],
      collect() {
        const entries = state.quarantineEntries();
        if (entries === null) this.remove();
        else this.set(entries);
      },
    }),
    new Gauge({
      name: 'danping_log_failing',
      help: '1 while pushes cannot be kept and are answered 503',
      registers: [],
      async collect() {
        this.set((await state.canWrite()) ? 0 : 1);
      },
    }),
  ];
  for (const gauge of gauges) registry.registerMetric(gauge);
}

/** Clients that wait for nothing are current: what lies between is not for them. */
function lagOf(oldestUnacknowledged: number | null, head: number): number {
  return oldestUnacknowledged === null ? 0 : Math.max(0, head - oldestUnacknowledged + 1);
}
