import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import type { DialLine } from '../../core/desk/ports.ts';
import type { Source } from '../../core/ports.ts';
import { readAccess } from '../tel4vn/access.ts';
import { createTel4vnClient } from '../tel4vn/client.ts';
import type { DialValues } from './fill.ts';
import { Nonces } from './moor-signature.ts';
import { placeCall } from './place-call.ts';
import { readTemplate } from './template.ts';

/** A cloud that takes longer is not asked again: the call may have been placed. */
const usualTimeoutMs = 10_000;

/** The dialect whose cloud has a call of its own for this (sources/README.md, "click2call"). */
export const clickToCallDialect = 'tel4vn';

export type Caller = Pick<DialValues, 'agentNumber' | 'extension'>;

/** Makes lines: TEL4VN's click2call, or the request that `source set` describes for any other cloud. */
export class DialLines {
  readonly #nonces = new Nonces();
  readonly #now: () => EpochMs;
  readonly #timeoutMs: number;

  constructor(now: () => EpochMs = Date.now, timeoutMs = usualTimeoutMs) {
    this.#now = now;
    this.#timeoutMs = timeoutMs;
  }

  /** Fails with `dial-not-ready`, `not-set` or `wrong-setting` where the source's settings do not do. */
  through({ id, dialect, values }: Source, caller: Caller): Result<DialLine> {
    return dialect === clickToCallDialect ? this.#byClick(id, values, caller.extension) : this.#byTemplate(id, values, caller);
  }

  #byClick(source: string, values: Source['values'], extension: string): Result<DialLine> {
    const access = readAccess(source, values);
    if (!access.ok) return access;
    const client = createTel4vnClient(access.value, { timeoutMs: this.#timeoutMs, retryPausesMs: [] });
    return ok({ source, place: (number) => client.click2call({ extension, phone: number }) });
  }

  #byTemplate(source: string, values: Source['values'], caller: Caller): Result<DialLine> {
    const template = readTemplate(source, values);
    if (!template.ok) return template;
    const parts = { nonces: this.#nonces, now: this.#now, timeoutMs: this.#timeoutMs };
    return ok({
      source,
      place: async (number) => {
        const placed = await placeCall(template.value, { ...caller, number }, parts);
        return placed.ok ? ok({ callId: null }) : placed;
      },
    });
  }
}
