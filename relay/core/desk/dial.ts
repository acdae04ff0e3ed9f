import type { AskAnswer, AskInput } from '../../../src/shared/contract/asks.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { fail, type Result } from '../../../src/shared/result.ts';
import { RateLimit } from '../rate-limit.ts';
import type { Viewer } from '../viewer.ts';
import type { DialLine } from './ports.ts';
import { agentsOnly } from './refusals.ts';

/** Nobody dials faster by hand. */
const mostCalls = 10;
const withinMs = 60_000;

export interface DialParts {
  /** The phone of an agent at this moment. Fails where there is none that the relay can make ring. */
  readonly lineOf: (agentNumber: string) => Result<DialLine>;
  /** For the journal: who, through which source, and what came of it; never the number. */
  readonly onDialled: (agentNumber: string, source: string, outcome: string) => void;
}

/** Places calls for agents: one at a time for each, and no more than a hand can dial. */
export class DialDesk {
  readonly #parts: DialParts;
  readonly #limit = new RateLimit(mostCalls, withinMs);
  readonly #dialling = new Set<string>();

  constructor(parts: DialParts) {
    this.#parts = parts;
  }

  canDial(viewer: Viewer): boolean {
    return viewer.role === 'agent' && this.#parts.lineOf(viewer.agentNumber).ok;
  }

  async dial(viewer: Viewer, { number }: AskInput<'dial'>, now: EpochMs): Promise<Result<AskAnswer<'dial'>>> {
    if (viewer.role !== 'agent') return agentsOnly('dial');
    const { agentNumber } = viewer;
    const line = this.#parts.lineOf(agentNumber);
    if (!line.ok) return line;
    if (this.#dialling.has(agentNumber)) {
      return fail('already-dialling', 'A call is being placed for you at this moment.', 'Wait until your phone rings, or half a minute.');
    }
    const waitMs = this.#limit.take(agentNumber, now);
    if (waitMs > 0) {
      return fail('too-many', `More than ${mostCalls} calls in a minute are not placed.`, `Dial again in ${Math.ceil(waitMs / 1000)} s.`);
    }
    this.#dialling.add(agentNumber);
    try {
      const placed = await line.value.place(number);
      this.#parts.onDialled(agentNumber, line.value.source, placed.ok ? 'placed' : placed.failure.code);
      return placed;
    } finally {
      this.#dialling.delete(agentNumber);
    }
  }
}
