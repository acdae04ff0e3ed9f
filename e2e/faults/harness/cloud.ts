import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import { callPushes, type Push } from './pushes.ts';

export interface CloudAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * A telephony cloud that pushes at a steady rate whatever becomes of it (open loop), keeps what was not answered 2xx and sends that again
 * once it is told to, as the documents say that clouds do.
 */
export class Cloud {
  readonly #ledger: Ledger;
  readonly #hookPath: string;
  readonly #lines = new Agent({ keepAlive: true, maxSockets: 32 });
  readonly #unanswered = new Map<string, Push>();
  readonly #seqOf = new Map<string, number>();
  readonly #agents: readonly string[];
  readonly #name: string;
  /** Answers that no relay should give here, in words. */
  readonly wrong: string[] = [];
  /** How often each status was answered. */
  readonly statuses = new Map<number, number>();
  #calls = 0;

  constructor(given: { readonly ledger: Ledger; readonly hookPath: string; readonly agents: readonly string[]; readonly name?: string }) {
    this.#ledger = given.ledger;
    this.#hookPath = given.hookPath;
    this.#agents = given.agents;
    this.#name = given.name ?? 'c';
  }

  get unanswered(): number {
    return this.#unanswered.size;
  }

  /** Pushes so many a second to the relay at that address until told to stop. Resolves when every push has come to its end. */
  async pushTo(url: string, perSecond: number, stop: AbortSignal): Promise<void> {
    const underWay = [...this.#unanswered.values()].map((push) => this.#send(url, push));
    const began = performance.now();
    let sent = 0;
    while (!stop.aborted) {
      const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
      while (sent < due) {
        const pushes = callPushes(`${this.#name}${this.#calls++}`, this.#agents);
        for (const push of pushes) underWay.push(this.#send(url, push));
        sent += pushes.length;
      }
      await delay(5);
    }
    await Promise.all(underWay);
  }

  /** Pushes so many events and waits for all their answers. */
  async push(url: string, count: number): Promise<void> {
    for (let sent = 0; sent < count; ) {
      const pushes = Array.from({ length: 20 }, () => callPushes(`${this.#name}${this.#calls++}`, this.#agents)).flat().slice(0, count - sent);
      await Promise.all(pushes.map((push) => this.#send(url, push)));
      sent += pushes.length;
    }
  }

  /** Sends once more what nobody answered 2xx, until everything is answered so. */
  async pushAgain(url: string): Promise<void> {
    for (let round = 0; this.#unanswered.size > 0; round += 1) {
      if (round === 50) throw new Error(`${this.#unanswered.size} pushes are refused for ever.`);
      await Promise.all([...this.#unanswered.values()].map((push) => this.#send(url, push)));
      if (this.#unanswered.size > 0) await delay(100);
    }
  }

  /** Sends what was answered already once more: each must be told its old seq. */
  async repeat(url: string, pushes: readonly Push[]): Promise<void> {
    await Promise.all(pushes.map((push) => this.#send(url, push)));
  }

  close(): void {
    this.#lines.destroy();
  }

  async #send(url: string, push: Push): Promise<void> {
    this.#unanswered.set(push.eventId, push);
    let answer: CloudAnswer;
    try {
      answer = await this.#post(url, JSON.stringify(push.body));
    } catch {
      // The line broke; whether the relay has it the cloud cannot know.
      return;
    }
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 503) return;
    if (answer.status !== 200) return void this.wrong.push(`a good push was answered ${answer.status}: ${answer.body}`);
    const seq = Number(Object(JSON.parse(answer.body)).seq);
    const before = this.#seqOf.get(push.eventId);
    if (before !== undefined && before !== seq) this.wrong.push(`${push.eventId} was at seq ${before} and is at ${seq}`);
    this.#seqOf.set(push.eventId, seq);
    this.#unanswered.delete(push.eventId);
    await this.#ledger.note({ eventId: push.eventId, seq, agentNumber: push.agentNumber });
  }

  #post(url: string, body: string): Promise<CloudAnswer> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sending = request({ agent: this.#lines, hostname, port, method: 'POST', path: this.#hookPath, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
      });
      sending.on('timeout', () => sending.destroy(new Error('no answer within 30 s')));
      sending.on('error', reject);
      sending.end(body);
    });
  }
}
