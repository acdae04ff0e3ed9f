import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { DanpingEvent, EventKind } from '../../src/shared/contract/event.ts';
import { pushAnswers, type PushAnswer } from '../core/push-answer.ts';
import { DeliveryClock } from './delivery-clock.ts';
import { exposeGaps } from './gaps.ts';
import { exposeState, type RelayState } from './state.ts';
import { exposeTally, Tally } from './tally.ts';

/** In seconds; fine where the budgets lie, coarse where something is wrong anyway. */
const buckets = {
  ack: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  delivery: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300],
  painted: [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 60],
};

/**
 * What the relay shows of itself at `GET /metrics` (contract, "HTTP for people and machines"). Hears of every push, so that
 * its methods do next to nothing. Labels come from the directory and from closed lists: nobody outside can make new ones,
 * and no number or name gets into one.
 */
export class RelayMetrics {
  readonly #registry = new Registry();
  readonly #pushes = new Tally<PushAnswer>(pushAnswers);
  readonly #events = new Tally<EventKind>();
  readonly #deliveries = new DeliveryClock();
  readonly #ack = this.#histogram('danping_push_ack_seconds', 'From a push’s arrival to its 200, fsync included', buckets.ack);
  readonly #delivery = this.#histogram(
    'danping_delivery_seconds',
    'From an event’s commit to its first acknowledgement by a client; an event that waited for its agent’s return counts with the wait',
    buckets.delivery,
  );
  readonly #painted = this.#histogram(
    'danping_painted_seconds',
    'From a push’s receipt to the painted pop-up, as the desktop apps report it',
    buckets.painted,
  );

  constructor() {
    const labels = (word: string) => ['source', word] as const;
    exposeTally(
      this.#pushes,
      { name: 'danping_pushes_total', help: 'Pushes by their answer; source is empty where address or secret is wrong', labels: labels('kind_of_answer') },
      this.#registry,
    );
    exposeTally(this.#events, { name: 'danping_events_total', help: 'Events added to the log', labels: labels('kind') }, this.#registry);
    collectDefaultMetrics({ register: this.#registry, prefix: 'danping_' });
  }

  readonly contentType: string = this.#registry.contentType;

  /** @returns everything in Prometheus’ text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Adds what has to be asked for. Once. */
  watch(state: RelayState): void {
    exposeState(state, this.#registry);
    exposeGaps(state.gaps, this.#registry);
  }

  /** @param source its id in the directory; `null` when the push named none that is there, with its secret. */
  answered(source: string | null, answer: PushAnswer, milliseconds: number): void {
    this.#pushes.count(source ?? '', answer);
    if (answer === 'accepted' || answer === 'duplicate') this.#ack.observe(milliseconds / 1000);
  }

  /** An event is on disk. */
  appended({ seq, source, kind }: DanpingEvent): void {
    this.#events.count(source, kind);
    this.#deliveries.committed(seq, performance.now());
  }

  /** A client has these events. */
  delivered(events: readonly DanpingEvent[]): void {
    const now = performance.now();
    for (const { seq } of events) {
      const milliseconds = this.#deliveries.delivered(seq, now);
      if (milliseconds !== null) this.#delivery.observe(milliseconds / 1000);
    }
  }

  painted(milliseconds: number): void {
    this.#painted.observe(milliseconds / 1000);
  }

  #histogram(name: string, help: string, upTo: number[]): Histogram {
    return new Histogram({ name, help, buckets: upTo, registers: [this.#registry] });
  }
}
