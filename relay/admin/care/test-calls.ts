import type { TestCall } from '../../../src/shared/api/admin/care.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Source } from '../../core/ports.ts';
import { sendAsAdmin, type Sent } from '../inspector/send-as-admin.ts';
import type { AdminParts } from '../parts.ts';
import { testCallPushes, type StepName, type TestCallPlan } from './test-call-pushes.ts';

/** Of so many calls the steps can be looked up. */
const mostKept = 50;

interface Step {
  readonly step: StepName;
  readonly dueAt: EpochMs;
  readonly bodies: readonly object[];
  sent: Sent | null;
}

interface Call {
  readonly id: number;
  readonly source: Source;
  readonly callId: string;
  readonly steps: readonly Step[];
  timer: NodeJS.Timeout | null;
}

/** Simulated calls through the relay's own door, one step after the other. */
export class TestCalls {
  readonly #parts: Pick<AdminParts, 'takeIn' | 'ring'>;
  readonly #calls = new Map<number, Call>();
  #count = 0;
  #closed = false;

  constructor(parts: Pick<AdminParts, 'takeIn' | 'ring'>) {
    this.#parts = parts;
  }

  /** Resolves once the first step is sent; with a pace of 0 once all are. `null` for a dialect that nobody simulates. */
  async start(source: Source, plan: TestCallPlan): Promise<TestCall | null> {
    const pushes = testCallPushes(plan);
    if (!pushes) return null;
    const steps = pushes.steps.map(({ step, bodies }, place): Step => ({ step, bodies, dueAt: plan.at + place * plan.paceMs, sent: null }));
    const call: Call = { id: ++this.#count, source, callId: pushes.callId, steps, timer: null };
    this.#calls.set(call.id, call);
    const oldest = this.#calls.keys().next().value;
    if (this.#calls.size > mostKept && oldest !== undefined) this.#drop(oldest);
    for (const place of steps.keys()) {
      if (place > 0 && plan.paceMs > 0) break;
      await this.#send(call, place);
    }
    if (plan.paceMs > 0) this.#follow(call, 1);
    return shown(call);
  }

  get(id: number): TestCall | null {
    const call = this.#calls.get(id);
    return call ? shown(call) : null;
  }

  /** Sends nothing more, and knows of no call any more. */
  close(): void {
    this.#closed = true;
    for (const id of this.#calls.keys()) this.#drop(id);
  }

  #follow(call: Call, place: number): void {
    const step = call.steps[place];
    if (!step || this.#closed) return;
    call.timer = setTimeout(() => void this.#send(call, place).then(() => this.#follow(call, place + 1)), Math.max(0, step.dueAt - Date.now()));
  }

  async #send(call: Call, place: number): Promise<void> {
    const step = call.steps[place];
    for (const body of step?.bodies ?? []) {
      if (this.#closed || !step) return;
      const raw = Buffer.from(JSON.stringify(body));
      step.sent = await sendAsAdmin(this.#parts, { source: call.source, raw, secrets: [], contentType: 'application/json', body: ok(body) });
    }
  }

  #drop(id: number): void {
    clearTimeout(this.#calls.get(id)?.timer ?? undefined);
    this.#calls.delete(id);
  }
}

function shown({ id, source, callId, steps }: Call): TestCall {
  return {
    id,
    source: source.id,
    callId,
    steps: steps.map(({ step, dueAt, sent }) => ({ step, dueAt: toIso(dueAt), sent })),
    over: steps.every(({ sent }) => sent !== null),
  };
}
