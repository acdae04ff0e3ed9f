import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import { callPushes, type Push, type PushesOf } from './pushes.ts';

export interface CloudAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

/**
 * A telephony cloud that pushes at a steady rate whatever becomes of it (open loop), keeps what was not answered 2xx and sends that again
 * once it is told to, as the documents say that clouds do.
 */
export class Cloud {
  readonly #ledger: Ledger;
  readonly #hookPath: string;
  readonly #lines = new Agent({ keepAlive: true, maxSockets: 128 });
  readonly #unanswered = new Map<string, Push>();
  readonly #seqOf = new Map<string, number>();
  readonly #agents: readonly string[];
  readonly #name: string;
  readonly #pushesOf: PushesOf;
  /** Answers that no relay should give here, in words. */
  readonly wrong: string[] = [];
  /** How often each status was answered. */
  readonly statuses = new Map<number, number>();
  readonly #hoping = new Set<(status: number) => void>();
  /** Hears of each push that leaves, and of each 2xx; `sinceDueMs` counts from when the push was due, whatever held it up here. */
  onSent: (push: Push) => void = () => undefined;
  onAccepted: (push: Push, sinceDueMs: number) => void = () => undefined;
  #calls = 0;

  constructor(given: { readonly ledger: Ledger; readonly hookPath: string; readonly agents: readonly string[]; readonly name?: string; readonly pushesOf?: PushesOf }) {
    this.#ledger = given.ledger;
    this.#hookPath = given.hookPath;
    this.#agents = given.agents;
    this.#name = given.name ?? 'c';
    this.#pushesOf = given.pushesOf ?? callPushes;
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
        const pushes = this.#pushesOf(`${this.#name}${this.#calls++}`, this.#agents);
        for (const push of pushes) underWay.push(this.#send(url, push, began + (sent++ * 1_000) / perSecond));
      }
      await delay(5);
    }
    await Promise.all(underWay);
  }

  /** Pushes so many events and waits for all their answers. */
  async push(url: string, count: number): Promise<void> {
    for (let sent = 0; sent < count; ) {
      const pushes = Array.from({ length: 20 }, () => this.#pushesOf(`${this.#name}${this.#calls++}`, this.#agents)).flat().slice(0, count - sent);
      await Promise.all(pushes.map((push) => this.#send(url, push)));
      sent += pushes.length;
    }
  }

  /** Resolves at the next 200. */
  nextAccepted(): Promise<void> {
    return this.#next(200);
  }

  /** Resolves at the next 503. */
  nextRefused(): Promise<void> {
    return this.#next(503);
  }

  /** Sends once more what nobody answered 2xx, until everything is answered so. */
  async pushAgain(url: string): Promise<void> {
    for (let round = 0; this.#unanswered.size > 0; round += 1) {
      if (round === 50) throw new Error(`${this.#unanswered.size} pushes are refused for ever.`);
      await Promise.all([...this.#unanswered.values()].map((push) => this.#send(url, push)));
      if (this.#unanswered.size > 0) await delay(100);
    }
  }

  /** Sends these, in this order as far as its lines keep it. What was answered already must be told its old seq. */
  async send(url: string, pushes: readonly Push[]): Promise<void> {
    await Promise.all(pushes.map((push) => this.#send(url, push)));
  }

  close(): void {
    this.#lines.destroy();
  }

  async #send(url: string, push: Push, dueAt = performance.now()): Promise<void> {
    const seqBefore = this.#seqOf.get(push.eventId);
    this.onSent(push);
    this.#unanswered.set(push.eventId, push);
    let answer: CloudAnswer;
    try {
      answer = await this.#post(url, JSON.stringify(push.body));
    } catch {
      // The line broke; whether the relay has it the cloud cannot know.
      return;
    }
    for (const tell of this.#hoping) tell(answer.status);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 503) {
      if (!/^\d+$/.test(answer.retryAfter ?? '')) this.wrong.push('a 503 did not say when to try again');
      return;
    }
    if (answer.status !== 200) return void this.wrong.push(`a good push was answered ${answer.status}: ${answer.body}`);
    this.onAccepted(push, performance.now() - dueAt);
    const said = Object(JSON.parse(answer.body));
    const seq = Number(said.seq);
    const before = this.#seqOf.get(push.eventId);
    if (seqBefore !== undefined && said.duplicate !== true) this.wrong.push(`${push.eventId} came again and was not called a duplicate`);
    if (before !== undefined && before !== seq) this.wrong.push(`${push.eventId} was at seq ${before} and is at ${seq}`);
    this.#seqOf.set(push.eventId, seq);
    this.#unanswered.delete(push.eventId);
    await this.#ledger.note({ eventId: push.eventId, seq, agentNumber: push.agentNumber });
  }

  #next(status: number, withinMs = 30_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (answered: number): void => {
        if (answered !== status) return;
        clearTimeout(patience);
        this.#hoping.delete(done);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#hoping.delete(done);
        reject(new Error(`No push was answered ${status} within ${withinMs} ms.`));
      }, withinMs);
      this.#hoping.add(done);
    });
  }

  #post(url: string, body: string): Promise<CloudAnswer> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sending = request({ agent: this.#lines, hostname, port, method: 'POST', path: this.#hookPath, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null, body: Buffer.concat(chunks).toString('utf8') }));
      });
      sending.on('timeout', () => sending.destroy(new Error('no answer within 30 s')));
      sending.on('error', reject);
      sending.end(body);
    });
  }
}
