import { Counter, type Registry } from 'prom-client';
import type { GapTotals } from '../core/serials/gap-watch.ts';

const counters: readonly (readonly [name: string, help: string, of: keyof GapTotals])[] = [
  [
    'danping_source_gaps_total',
    'Events that a cloud’s own numbers show to be missing, counted once they are a minute late; more than were lost where the cloud also numbers what it does not push',
    'lost',
  ],
  ['danping_source_gaps_filled_total', 'Those of them that came after all', 'filled'],
  ['danping_source_renumbered_total', 'Times that a cloud began its numbers anew', 'renumbered'],
];

/** Shows what the numbers of the sources say; a source appears with its first numbered event. */
export function exposeGaps(totals: () => Iterable<readonly [source: string, totals: GapTotals]>, registry: Registry): void {
  for (const [name, help, of] of counters) {
    const counter = new Counter({
      name,
      help,
      labelNames: ['source'],
      registers: [],
      collect() {
        this.reset();
        for (const [source, each] of totals()) this.inc({ source }, each[of]);
      },
    });
    registry.registerMetric(counter);
  }
}
