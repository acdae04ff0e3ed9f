import type { AgentSigns } from '../../../src/shared/contract/agent-state.ts';
import type { BoardPatch, BoardSnapshot } from '../../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { BoardAgents, type Enrolled } from './agents.ts';
import { isJourneyStep } from '../journey.ts';
import { BoardCalls, type CallParts } from './calls.ts';
import { BoardJourneys, type TrackedJourney } from './journeys.ts';
import type { TrackedCall } from './tracked-call.ts';

export interface BoardParts extends CallParts {
  /** Queues and the day's figures are told no more often than this. Default: a second. */
  readonly figuresEveryMs?: number;
}

/** What the board remembers over a restart: everything up to `seq`. */
export interface BoardMemory {
  readonly seq: number;
  readonly agents: readonly (readonly [number: string, signs: AgentSigns])[];
  readonly calls: readonly TrackedCall[];
  readonly journeys: readonly TrackedJourney[];
}

/** Nothing older counts for the board: more than the longest day of any zone, and the longest call. */
export const boardReachMs = 36 * 3_600_000;

/** Every agent, every call, every caller in an IVR or a conference, and the day's figures, folded from the log in whatever order it is read (contract, "board"). */
export class Board {
  readonly #agents: BoardAgents;
  readonly #calls: BoardCalls;
  readonly #journeys: BoardJourneys;
  readonly #figuresEveryMs: number;
  #figuresToldAt = 0;

  constructor(parts: BoardParts, memory: BoardMemory | null, now: EpochMs) {
    this.#agents = new BoardAgents(memory?.agents ?? []);
    this.#calls = new BoardCalls(parts, memory?.calls ?? [], now);
    this.#journeys = new BoardJourneys(memory?.journeys ?? [], parts.eventsAt);
    this.#figuresEveryMs = parts.figuresEveryMs ?? 1_000;
  }

  take(event: DanpingEvent): void {
    if (event.agentNumber !== null && event.kind.startsWith('agent.')) this.#agents.take(event.agentNumber, event);
    if (event.callId !== null && event.kind.startsWith('call.')) this.#calls.take(event.callId, event);
    if (isJourneyStep(event)) this.#journeys.take(event);
  }

  enrol(agents: readonly Enrolled[]): void {
    this.#agents.enrol(agents);
  }

  /** Lets time pass: calls go out of sight, days end, and who is a stranger by now is forgotten. */
  tick(now: EpochMs): void {
    this.fold(now);
    this.#calls.tick(now);
    this.#journeys.letGo(now);
    this.#agents.forgetUnheardSince(now - boardReachMs);
  }

  get knownCalls(): number {
    return this.#calls.known;
  }

  /** So many calls have something new that is not folded yet. */
  get unfolded(): number {
    return this.#calls.unfolded;
  }

  /** Folds what came in since the last look, which the next look would do otherwise. */
  fold(now: EpochMs): void {
    this.#calls.foldFresh(now);
    this.#journeys.foldFresh(now);
  }

  snapshot(now: EpochMs): BoardSnapshot {
    this.fold(now);
    const journeys = this.#journeys.all();
    return {
      type: 'snapshot',
      at: toIso(now),
      agents: this.#agents.all(),
      calls: this.#calls.all(),
      ...(journeys.length > 0 && { journeys }),
      ...this.#calls.figures(now),
    };
  }

  /** What has changed since the last patch. @param figuresNow however long ago the figures were told last */
  patch(now: EpochMs, figuresNow = false): BoardPatch {
    this.fold(now);
    const figures = figuresNow || this.#figuresAreDue(now) ? this.#freshFigures(now) : {};
    return { type: 'patch', at: toIso(now), ...this.#agents.news(), ...this.#calls.news(), ...this.#journeys.news(), ...figures };
  }

  /** As if a patch had told all that is folded so far. */
  dropNews(): void {
    this.#agents.dropNews();
    this.#calls.dropNews();
    this.#journeys.dropNews();
  }

  /** Whether a patch made now would say anything. */
  hasNews(now: EpochMs): boolean {
    return this.#agents.haveNews || this.#calls.haveNews || this.#journeys.haveNews || this.#figuresAreDue(now);
  }

  /** What was erased from the log at these places is shown no longer; the day's figures count it still. */
  forget(seqs: ReadonlySet<number>, now: EpochMs): void {
    this.fold(now);
    this.#calls.forget(seqs);
    this.#journeys.forget(seqs);
  }

  /** @param seq up to where the log has been taken in, without a gap. */
  memory(seq: number, now: EpochMs): BoardMemory {
    this.fold(now);
    return { seq, agents: this.#agents.signs(), calls: this.#calls.tracked(), journeys: this.#journeys.tracked() };
  }

  #figuresAreDue(now: EpochMs): boolean {
    // Either way: the clock may have been put back.
    return this.#calls.figuresChanged && Math.abs(now - this.#figuresToldAt) >= this.#figuresEveryMs;
  }

  #freshFigures(now: EpochMs): Pick<BoardPatch, 'queues' | 'today'> {
    this.#figuresToldAt = now;
    this.#calls.noteFiguresTold();
    return this.#calls.figures(now);
  }
}
