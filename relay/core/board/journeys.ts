import type { BoardPatch, JourneyName, JourneyWire } from '../../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { silentTalkMs } from '../../../src/shared/contract/live-call.ts';
import { timeOf } from '../../../src/shared/contract/story/told.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { journeyRefsOf } from '../journey.ts';
import { foldJourney, isJourneyInSight } from './journey-fold.ts';

/** What the board keeps of a journey in sight over a restart; its events lie in the log. */
export interface TrackedJourney extends JourneyName {
  readonly seqs: readonly number[];
}

interface Held {
  readonly name: JourneyName;
  /** By seq. */
  readonly events: Map<number, DanpingEvent>;
  /** `null` until there is something to show: a call that only enters a conference is no way through an IVR. */
  wire: JourneyWire | null;
}

/** A journey that went out of sight: at its end, or because nothing more was heard of it since. */
interface Over {
  readonly hasEnded: boolean;
  readonly at: EpochMs;
}

/** A loop in an IVR has no end; of so many steps the latest are enough. */
const mostEvents = 100;
/** The ends of so many journeys are remembered, so that what comes late revives none. */
const mostOver = 20_000;

/** Callers in an IVR and conferences: what goes on apart from the agents' phones. */
export class BoardJourneys {
  readonly #held = new Map<string, Held>();
  readonly #fresh = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #over = new Map<string, Over>();

  constructor(remembered: readonly TrackedJourney[], eventsAt: (seqs: readonly number[]) => readonly DanpingEvent[]) {
    for (const { seqs } of remembered) for (const event of eventsAt(seqs)) this.take(event);
  }

  get haveNews(): boolean {
    return this.#fresh.size + this.#changed.size > 0;
  }

  take(event: DanpingEvent): void {
    for (const name of namesOf(event)) {
      const key = keyOf(name);
      if (this.#isOver(key, event)) continue;
      const held = this.#held.get(key) ?? { name, events: new Map(), wire: null };
      this.#held.set(key, held);
      held.events.set(event.seq, event);
      if (held.events.size > mostEvents) held.events.delete(Math.min(...held.events.keys()));
      this.#fresh.add(key);
    }
    if (event.kind === 'conference.ended') this.#lookAgainAtThoseIn(event);
  }

  foldFresh(now: EpochMs): void {
    for (const key of this.#fresh) this.#fold(key, now);
    this.#fresh.clear();
  }

  letGo(now: EpochMs): void {
    for (const [key, { wire, events }] of this.#held) {
      if (wire && !isJourneyInSight(wire, now)) this.#drop(key, wire);
      if (!wire && [...events.values()].every(({ receivedAt }) => now - Date.parse(receivedAt) >= silentTalkMs)) this.#held.delete(key);
    }
  }

  all(): JourneyWire[] {
    const shown = [...this.#held.values()].flatMap(({ wire }) => wire ?? []);
    return shown.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  dropNews(): void {
    this.#changed.clear();
  }

  news(): Pick<BoardPatch, 'journeys' | 'goneJourneys'> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const journeys = changed.flatMap((key) => this.#held.get(key)?.wire ?? []);
    const goneJourneys = changed.filter((key) => !this.#held.has(key)).map(nameOf);
    return { ...(journeys.length > 0 && { journeys }), ...(goneJourneys.length > 0 && { goneJourneys }) };
  }

  /** Takes journeys out of sight that events at these places tell of. */
  forget(seqs: ReadonlySet<number>): void {
    for (const [key, { wire, events }] of this.#held) {
      if (![...events.keys()].some((seq) => seqs.has(seq))) continue;
      this.#held.delete(key);
      if (wire) this.#changed.add(key);
    }
  }

  tracked(): readonly TrackedJourney[] {
    return [...this.#held.values()].map(({ name, events }) => ({ ...name, seqs: [...events.keys()] }));
  }

  #fold(key: string, now: EpochMs): void {
    const held = this.#held.get(key);
    if (!held) return;
    const { name, events } = held;
    if (name.sort === 'ivr' && ![...events.values()].some(({ kind }) => kind.startsWith('ivr.'))) return;
    const wire = foldJourney(name, [...events.values()], (id) => this.#isConferenceOver({ source: name.source, sort: 'conference', id }));
    if (!isJourneyInSight(wire, now)) return this.#drop(key, wire);
    held.wire = wire;
    this.#changed.add(key);
  }

  #drop(key: string, { state, endedAt, lastReceivedAt }: JourneyWire): void {
    if (this.#held.get(key)?.wire) this.#changed.add(key);
    this.#held.delete(key);
    this.#over.set(key, { hasEnded: state === 'ended', at: Date.parse(endedAt ?? lastReceivedAt) });
    const [oldest] = this.#over.keys();
    if (this.#over.size > mostOver && oldest !== undefined) this.#over.delete(oldest);
  }

  /** What comes late tells of no life. WellCloud's IVR may be entered anew, and what was silent may be heard of again. */
  #isOver(key: string, event: DanpingEvent): boolean {
    const over = this.#over.get(key);
    if (!over) return false;
    const isLater = over.hasEnded ? event.kind === 'ivr.started' && timeOf(event) > over.at : Date.parse(event.receivedAt) > over.at;
    if (isLater) this.#over.delete(key);
    return !isLater;
  }

  #isConferenceOver(name: JourneyName): boolean {
    const key = keyOf(name);
    const events = [...(this.#held.get(key)?.events.values() ?? [])];
    return this.#over.get(key)?.hasEnded ?? events.some(({ kind }) => kind === 'conference.ended');
  }

  #lookAgainAtThoseIn({ source, data }: DanpingEvent): void {
    for (const [key, { name, events }] of this.#held) {
      if (name.sort !== 'ivr' || name.source !== source) continue;
      if ([...events.values()].some((event) => event.data['conferenceId'] === data['conferenceId'])) this.#fresh.add(key);
    }
  }
}

function namesOf(event: DanpingEvent): JourneyName[] {
  return journeyRefsOf(event).map((ref) => {
    const at = ref.indexOf(':');
    return { source: event.source, sort: ref.startsWith('call:') ? 'ivr' : 'conference', id: ref.slice(at + 1) };
  });
}

const separator = '\n';

function keyOf({ source, sort, id }: JourneyName): string {
  return [source, sort, id].join(separator);
}

function nameOf(key: string): JourneyName {
  const [source = '', sort, ...id] = key.split(separator);
  return { source, sort: sort === 'ivr' ? 'ivr' : 'conference', id: id.join(separator) };
}
