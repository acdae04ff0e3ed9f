import { setTimeout as wait } from 'node:timers/promises';
import { ringPush } from './pushes.ts';
import type { Lines } from './lines.ts';

/** What a cloud remembers of its pushes, as long as it has been told nothing else. */
export class Ledger {
  /** The seq that each push was answered 2xx with, by its event id. */
  readonly accepted = new Map<string, number>();
  /** Pushes that no answer came for, by their event id: a cloud sends them again. */
  readonly unanswered = new Map<string, object>();
  /** Answers that no relay should give here. */
  readonly odd: string[] = [];
  #calls = 0;

  /** The pushes of one more call: two phones ring, the second is answered. */
  nextCall(): readonly [string, object][] {
    const call = this.#calls++;
    const push = (step: string, agentNumber: string, changes: object): [string, object] => {
      const id = `k${call}-${step}`;
      return [id, ringPush(id, { callUniqueId: `call-${call}`, callType: 'incoming', agentNumber, ...changes })];
    };
    return [push('r1', '20001', {}), push('r2', '20002', {}), push('a2', '20002', { callEvent: 'link', statusTime: '1620455979' })];
  }

  /** Sends one push and notes what came of it. */
  async send(lines: Lines, path: string, id: string, push: object): Promise<void> {
    this.unanswered.set(id, push);
    try {
      const { status, text } = await lines.send({ method: 'POST', path, contentType: 'application/json', body: Buffer.from(JSON.stringify(push)) });
      if (status !== 200) return void this.odd.push(`${status} ${text}`);
      const seq = Number(Object(JSON.parse(text)).seq);
      const before = this.accepted.get(id);
      if (before !== undefined && before !== seq) this.odd.push(`${id} was at ${before} and is at ${seq}`);
      this.accepted.set(id, seq);
      this.unanswered.delete(id);
    } catch {
      // The line broke; whether the relay has it the cloud cannot know.
    }
  }
}

const tickMs = 6;
const callsPerTick = 1;

/**
 * Pushes about 500 times a second, what went unanswered before first, until told to stop.
 *
 * @returns resolves when every push has come to its end
 */
export async function keepPushing(ledger: Ledger, lines: Lines, path: string, signal: AbortSignal): Promise<void> {
  const underWay = [...ledger.unanswered].map(([id, push]) => ledger.send(lines, path, id, push));
  while (!signal.aborted) {
    for (let i = 0; i < callsPerTick; i++) for (const [id, push] of ledger.nextCall()) underWay.push(ledger.send(lines, path, id, push));
    await wait(tickMs);
  }
  await Promise.all(underWay);
}
