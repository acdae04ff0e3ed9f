import type { Call } from '../contract/call.ts';
import type { DanpingEvent } from '../contract/event.ts';
import { toIso } from '../contract/time.ts';
import type { ValueOf } from './fill.ts';

/** What the placeholders of a template are filled from. */
export interface CrmSubject {
  readonly call: Call;
  /** The call's latest event, for the fields that are an event's alone; `null` when only the call is at hand. */
  readonly event: DanpingEvent | null;
  /** A number with its country code (`+8613812345678`); `null` for what is no dialable number. */
  readonly e164Of: (number: string) => string | null;
}

type Reader = (subject: CrmSubject) => string | number | null | undefined;

const numbers = {
  customerNumber: ({ call }) => call.customerNumber,
  displayNumber: ({ call }) => call.displayNumber,
  trunkNumber: ({ call }) => call.trunkNumber,
} as const satisfies Record<string, Reader>;

const readers: Readonly<Record<string, Reader>> = {
  ...numbers,
  callId: ({ call }) => call.callId,
  relatedCallIds: ({ call }) => call.relatedCallIds.join(','),
  dialect: ({ call }) => call.dialect,
  direction: ({ call }) => call.direction,
  callType: ({ call }) => call.callType,
  customerName: ({ call }) => call.customerName,
  queueName: ({ call }) => call.queueName,
  agentNumber: ({ call }) => call.agentNumber,
  agentName: ({ call }) => call.agentName,
  state: ({ call }) => call.state,
  outcome: ({ call }) => call.outcome,
  startedAt: ({ call }) => toIso(call.startedAt),
  dialedAt: ({ call }) => timeOf(call.dialedAt),
  ringingAt: ({ call }) => timeOf(call.ringingAt),
  answeredAt: ({ call }) => timeOf(call.answeredAt),
  endedAt: ({ call }) => timeOf(call.endedAt),
  ringSeconds: ({ call }) => call.ringSeconds,
  talkSeconds: ({ call }) => call.talkSeconds,
  recordingUrl: ({ call }) => call.record?.recordingUrl,
  seq: ({ event }) => event?.seq,
  id: ({ event }) => event?.id,
  source: ({ event }) => event?.source,
  account: ({ event }) => event?.account,
  kind: ({ event }) => event?.kind,
  at: ({ event }) => event?.at,
  receivedAt: ({ event }) => event?.receivedAt,
};

/** Every placeholder but those of `extras.…` and `data.…`, for a list to choose from. */
export const placeholderNames: readonly string[] = [
  ...Object.keys(readers),
  ...Object.keys(numbers).flatMap((name) => [`${name}.e164`, `${name}.digits`]),
].toSorted();

/** Whether the placeholder speaks of the customer's number, without which the address says nothing. */
export function isCustomerNumber(name: string): boolean {
  return name === 'customerNumber' || name.startsWith('customerNumber.');
}

/** Tells what each placeholder stands for in this call. */
export function valuesOf(subject: CrmSubject): ValueOf {
  return (name) => {
    const dot = name.indexOf('.');
    const first = dot < 0 ? name : name.slice(0, dot);
    const rest = dot < 0 ? null : name.slice(dot + 1);
    if (rest === null) return Object.hasOwn(readers, first) ? textOf(readers[first]?.(subject)) : undefined;
    if (first === 'extras') return textOf(fieldOf(subject.call.extras, rest));
    if (first === 'data') return textOf(fieldOf(subject.event?.data, rest));
    return Object.hasOwn(numbers, first) && placeholderNames.includes(name) ? formOf(textOf(readers[first]?.(subject)), rest, subject) : undefined;
  };
}

function formOf(number: string | null, form: string, { e164Of }: CrmSubject): string | null {
  if (number === null) return null;
  return form === 'e164' ? e164Of(number) : number.replace(/\D/g, '');
}

function timeOf(at: number | null): string | null {
  return at === null ? null : toIso(at);
}

/** Reads `order.id` as a key of that very name, else as a field within a field. */
function fieldOf(fields: unknown, name: string): unknown {
  if (typeof fields !== 'object' || fields === null) return null;
  if (Object.hasOwn(fields, name)) return Reflect.get(fields, name);
  const dot = name.indexOf('.');
  const first = name.slice(0, dot);
  return dot > 0 && Object.hasOwn(fields, first) ? fieldOf(Reflect.get(fields, first), name.slice(dot + 1)) : null;
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
