import type { CallRow } from '../../../shared/api/call-row.ts';
import type { CrmTemplate } from '../../../shared/api/settings.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { addressOf, dryRun, type CrmDryRun } from '../../../shared/crm/dry-run.ts';
import { dueOf, type DueCall } from '../../../shared/crm/due.ts';
import type { ValueOf } from '../../../shared/crm/fill.ts';
import { parseTemplate } from '../../../shared/crm/template.ts';
import { valuesOf } from '../../../shared/crm/values.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { fail } from '../../../shared/result.ts';
import type { OpenedOnce } from './opened-once.ts';
import { PerSpan } from './per-span.ts';
import { sampleCall } from './sample-call.ts';

/** As a pop-up: nothing opens for a call that the relay last heard of so long ago (contract §6). */
const aliveMs = 60_000;
/** Fifty calls in a second must not become fifty browser windows. */
const mostInSpan = 3;
const spanMs = 10_000;

export interface CrmParts {
  templates(): readonly CrmTemplate[];
  /** The number with its country code; `null` for what is no dialable number. */
  e164Of(number: string, dialect: string): string | null;
  /** The call as it stands and its latest event; `null` where nothing is known of it. */
  find(callId: string): Promise<{ readonly call: CallRow; readonly event: DanpingEvent | null } | null>;
  readonly opened: OpenedOnce;
  open(url: string, allowHttp: boolean): Promise<Result<void>>;
  /** For the log: neither the address nor the number stands in it. */
  told(what: { readonly callId: string; readonly template: string; readonly failure: Failure | null }): void;
}

/** Opens the customer's page in the agent's CRM at the moments that the settings name, once for each call and template. */
export class Crm {
  readonly #parts: CrmParts;
  readonly #span = new PerSpan(mostInSpan, spanMs);
  /** One after another: two looks at the same call must not both find it unopened. */
  #work: Promise<void> = Promise.resolve();

  constructor(parts: CrmParts) {
    this.#parts = parts;
  }

  /**
   * The relay told of these calls just now, not while catching up.
   *
   * @param now the relay's time
   * @returns when what was due has been opened
   */
  callsChanged(calls: readonly CallRow[], now: EpochMs): Promise<void> {
    const templates = this.#parts.templates().filter(({ on }) => on !== 'never');
    const alive = calls.filter((call) => now - call.lastReceivedAt < aliveMs);
    if (templates.length === 0 || alive.length === 0) return this.#work;
    this.#work = this.#work.then(async () => {
      for (const call of alive) for (const template of templates) await this.#openIfDue(template, call, now);
    });
    return this.#work;
  }

  /** The template that the card's button opens for the call; `null` when none is for it. */
  templateFor(call: CallRow): CrmTemplate | null {
    const facts = { ...this.#factsOf(call), state: 'ended' as const, takenBy: null };
    return this.#parts.templates().find((template) => dueOf({ ...template, on: 'end' }, [], facts) === 'now') ?? null;
  }

  /** Opens the page because the agent asked, however often. */
  async open(callId: string): Promise<Result<void>> {
    const found = await this.#parts.find(callId);
    const template = found && this.templateFor(found.call);
    if (!found || !template) return fail('crm-no-template', 'No CRM address is set for this call.', 'Add one in the settings.');
    const address = addressOf(template, this.#valuesOf(found.call, found.event));
    if (!address.ok) return address;
    return this.#parts.open(address.value.url, template.allowHttp);
  }

  /** @param callId `null` for an example of a call */
  async dryRun(template: CrmTemplate, callId: string | null): Promise<CrmDryRun> {
    const { call, event } = (callId === null ? null : await this.#parts.find(callId)) ?? sampleCall();
    return dryRun(template, this.#factsOf(call), this.#valuesOf(call, event));
  }

  async #openIfDue(template: CrmTemplate, call: CallRow, now: EpochMs): Promise<void> {
    const { opened, open, told, find } = this.#parts;
    const key = `${template.id} ${template.on} ${call.callId}`;
    const parsed = parseTemplate(template.url, template.allowHttp);
    if (!parsed.ok || (await opened.has(key))) return;
    const due = dueOf(template, parsed.value.placeholders, this.#factsOf(call));
    if (due !== 'now' && due !== 'passed') return;
    const failure = await opened.remember(key).then(
      () => null,
      () => diskRefuses,
    );
    if (due === 'passed') return;
    const tell = (result: Failure | null): void => told({ callId: call.callId, template: template.id, failure: result });
    if (!this.#span.take(now)) return tell(tooMany);
    const found = await find(call.callId);
    const address = addressOf(template, this.#valuesOf(call, found?.event ?? null));
    if (!address.ok) return tell(address.failure);
    if (address.value.unknown.length > 0) return tell(unknownPlaceholder);
    const result = await open(address.value.url, template.allowHttp);
    tell(result.ok ? failure : result.failure);
  }

  #valuesOf(call: CallRow, event: DanpingEvent | null): ValueOf {
    return valuesOf({ call, event, e164Of: (number) => this.#parts.e164Of(number, call.dialect) });
  }

  #factsOf(call: CallRow): DueCall {
    const { state, direction, customerNumber, answeredAt, takenBy, dialect } = call;
    const e164 = customerNumber === null ? null : this.#parts.e164Of(customerNumber, dialect);
    return { state, direction, customerNumber, answeredAt, takenBy, numberForms: [customerNumber, e164].filter((form) => form !== null) };
  }
}

const diskRefuses: Failure = { code: 'crm-not-remembered', cause: 'That the page was opened could not be written down.', mend: 'Check the disk.' };
const tooMany: Failure = { code: 'crm-too-many', cause: 'Several calls came at once.', mend: 'Open the page from the card.' };
const unknownPlaceholder: Failure = { code: 'crm-unknown-placeholder', cause: 'The address has a placeholder that no call fills.', mend: 'Correct it in the settings.' };
