import type { BoardPatch, CallWire, QueueFigures, TodayFigures } from '../../../src/shared/contract/board.ts';
import type { Call } from '../../../src/shared/contract/call.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { callersWay } from './caller-moments.ts';
import { FigureBook } from './figures.ts';
import { dayAndHour } from './source-day.ts';
import { isInSight, trackedFrom, type TrackedCall } from './tracked-call.ts';
import { callToWire } from './wire.ts';

export interface CallParts {
  /** The zone by whose clock a source's day begins. */
  readonly zoneOf: (source: string) => string;
  /** Reads events back from the log, for a call that was out of sight. */
  readonly eventsAt: (seqs: readonly number[]) => readonly DanpingEvent[];
  /** Where the log has a call's events, for a call that was forgotten here and of which something comes late. */
  readonly seqsOfCall?: (source: string, callId: string) => readonly number[];
}

/** Days end one by one: a longer step is a clock that jumped, or one that is put right. */
const longestStepMs = 24 * 3_600_000;
/** No call of less than this is forgotten. */
const oldMs = 24 * 3_600_000;

/** A call in sight: with its events, so that the next one need not wait for the log. */
interface ShownCall {
  readonly events: readonly DanpingEvent[];
  readonly source: string;
  readonly call: Call;
  /** As it travels; `null` until somebody asks. */
  wire: CallWire | null;
}

/** The calls of each source's today and yesterday, and the figures that they add up to. */
export class BoardCalls {
  readonly #parts: CallParts;
  readonly #calls = new Map<string, TrackedCall>();
  /** Events that came in since the last look, by call: a call is folded once for all of them, however many there are. */
  readonly #fresh = new Map<string, DanpingEvent[]>();
  readonly #inSight = new Map<string, ShownCall>();
  readonly #changed = new Set<string>();
  readonly #figures = new FigureBook();
  #figuresChanged = false;
  /** Which day it was at each source when last looked. */
  #days = '';
  /** What the clock showed when last looked; at first nobody knows whether it is right. */
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: CallParts, remembered: Iterable<TrackedCall>, now: EpochMs) {
    this.#parts = parts;
    for (const tracked of remembered) {
      const key = keyOf(tracked.source, tracked.callId);
      this.#keep(key, tracked);
      if (isInSight(tracked, now)) this.#fold(key, [], now);
    }
    this.#changed.clear();
  }

  get haveNews(): boolean {
    return this.#fresh.size + this.#changed.size > 0;
  }

  get known(): number {
    return this.#calls.size;
  }

  /** So many calls have something new that is not folded yet. */
  get unfolded(): number {
    return this.#fresh.size;
  }

  get figuresChanged(): boolean {
    return this.#figuresChanged;
  }

  take(callId: string, event: DanpingEvent): void {
    const key = keyOf(event.source, callId);
    const waiting = this.#fresh.get(key);
    if (waiting) waiting.push(event);
    else this.#fresh.set(key, [event]);
  }

  foldFresh(now: EpochMs): void {
    for (const [key, events] of this.#fresh) this.#fold(key, events, now);
    this.#fresh.clear();
  }

  /** Lets time pass: calls go out of sight, and days end. */
  tick(now: EpochMs): void {
    const stepMs = now - this.#lookedAt;
    this.#lookedAt = now;
    this.#letGo(now);
    if (stepMs < 0) this.#bringBack(now);
    this.#turnDays(now, stepMs);
  }

  all(): CallWire[] {
    return [...this.#inSight].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, shown]) => wireOf(shown));
  }

  /** What has changed in sight since this was asked last. */
  news(): Pick<BoardPatch, 'calls' | 'gone'> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const shown = changed.flatMap((key) => this.#inSight.get(key) ?? []);
    const calls = shown.map(wireOf);
    const gone = changed.filter((key) => !this.#inSight.has(key)).map(nameOf);
    return { ...(calls.length > 0 && { calls }), ...(gone.length > 0 && { gone }) };
  }

  dropNews(): void {
    this.#changed.clear();
  }

  figures(now: EpochMs): { readonly queues: QueueFigures[]; readonly today: TodayFigures } {
    const dayOf = this.#dayOf(now);
    return { queues: this.#figures.queues(dayOf), today: this.#figures.today(dayOf) };
  }

  noteFiguresTold(): void {
    this.#figuresChanged = false;
  }

  /** Takes calls out of sight that events at these places tell of: the log does not say any more what it said. */
  forget(seqs: ReadonlySet<number>): void {
    for (const [key, { events }] of this.#inSight) {
      if (!events.some(({ seq }) => seqs.has(seq))) continue;
      this.#inSight.delete(key);
      this.#changed.add(key);
    }
  }

  tracked(): readonly TrackedCall[] {
    return [...this.#calls.values()];
  }

  /** Calls that ended a while ago, or that nothing was heard of for long, go out of sight. */
  #letGo(now: EpochMs): void {
    for (const key of this.#inSight.keys()) {
      const tracked = this.#calls.get(key);
      if (tracked && isInSight(tracked, now)) continue;
      this.#inSight.delete(key);
      this.#changed.add(key);
    }
  }

  /** A clock was put back: what went out of sight before its time is there again. */
  #bringBack(now: EpochMs): void {
    for (const [key, tracked] of this.#calls) {
      if (!this.#inSight.has(key) && tracked.lastReceivedAt <= now && isInSight(tracked, now)) this.#fold(key, [], now);
    }
  }

  /** Notices that a day is over: its figures end, and what is neither of today nor of yesterday is forgotten. */
  #turnDays(now: EpochMs, stepMs: number): void {
    const dayOf = this.#dayOf(now);
    const days = this.#figures.sources().map((source) => `${source} ${dayOf(source)}`).join();
    if (days === this.#days) return;
    this.#days = days;
    this.#figuresChanged = true;
    // A clock that jumped may come back: until a day ends as days do, nothing is forgotten.
    if (Math.abs(stepMs) > longestStepMs) return;
    for (const [key, { source, counted }] of this.#calls) {
      if (counted.day >= dayOf(source) - 1 || this.#inSight.has(key)) continue;
      this.#figures.remove(source, counted);
      this.#calls.delete(key);
    }
  }

  #fold(key: string, fresh: readonly DanpingEvent[], now: EpochMs): void {
    const earlier = this.#earlierSeqs(key, fresh, now);
    const events = this.#withEarlier(key, earlier, fresh);
    const seqs = new Set([...earlier, ...fresh.map(({ seq }) => seq)]);
    const told = trackedFrom(events, seqs, this.#parts.zoneOf(nameOf(key).source));
    if (!told) return;
    this.#keep(key, told.tracked);
    if (isInSight(told.tracked, now)) this.#inSight.set(key, { events, source: told.tracked.source, call: told.call, wire: null });
    else if (!this.#inSight.delete(key)) return;
    this.#changed.add(key);
  }

  /** Places of what is known of the call. Of one that is new here and perhaps old only the log can tell. */
  #earlierSeqs(key: string, fresh: readonly DanpingEvent[], now: EpochMs): readonly number[] {
    const tracked = this.#calls.get(key);
    if (tracked) return tracked.seqs;
    const isOld = fresh.some(({ at }) => at === null || now - Date.parse(at) > oldMs);
    const { source, callId } = nameOf(key);
    return (isOld && this.#parts.seqsOfCall?.(source, callId)) || [];
  }

  #withEarlier(key: string, earlierSeqs: readonly number[], fresh: readonly DanpingEvent[]): DanpingEvent[] {
    const freshSeqs = new Set(fresh.map(({ seq }) => seq));
    const earlier = this.#inSight.get(key)?.events.filter(({ seq }) => !freshSeqs.has(seq)) ?? this.#read(earlierSeqs.filter((seq) => !freshSeqs.has(seq)));
    return [...earlier, ...fresh];
  }

  #read(seqs: readonly number[]): readonly DanpingEvent[] {
    return seqs.length === 0 ? [] : this.#parts.eventsAt(seqs);
  }

  #keep(key: string, tracked: TrackedCall): void {
    const before = this.#calls.get(key);
    if (before) this.#figures.remove(before.source, before.counted);
    this.#figures.add(tracked.source, tracked.counted);
    this.#calls.set(key, tracked);
    this.#figuresChanged = true;
  }

  /** Asked once for each source: to look at a zone's clock costs more than everything else here. */
  #dayOf(now: EpochMs): (source: string) => number {
    const days = new Map<string, number>();
    return (source) => {
      const day = days.get(source) ?? dayAndHour(now, this.#parts.zoneOf(source)).day;
      days.set(source, day);
      return day;
    };
  }
}

function wireOf(shown: ShownCall): CallWire {
  const { events, source, call } = shown;
  shown.wire ??= { ...callToWire(source, call), ...callersWay(events) };
  return shown.wire;
}

const separator = '\n';

function keyOf(source: string, callId: string): string {
  return source + separator + callId;
}

function nameOf(key: string): { source: string; callId: string } {
  const at = key.indexOf(separator);
  return { source: key.slice(0, at), callId: key.slice(at + separator.length) };
}
