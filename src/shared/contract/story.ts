import type { BilledLeg, CallRecord, Satisfaction } from './call-record.ts';
import { foldCall, readRecord, type Call, type Colleague } from './call.ts';
import type { DanpingEvent } from './event.ts';
import type { Leg } from './legs.ts';
import { conferencesOf, type Conference } from './story/conferences.ts';
import { ivrSteps, type IvrStep } from './story/ivr.ts';
import { pausesOf, type Pause } from './story/pauses.ts';
import { toldOf, type Told } from './story/told.ts';
import type { EpochMs } from './time.ts';

/** The caller's wait for an agent. */
export interface QueueStay {
  readonly name: string | null;
  readonly joinedAt: EpochMs | null;
  readonly waitSeconds: number | null;
}

/** An agent's talk with the customer, holds included. */
export interface Talk {
  readonly agentNumber: string | null;
  readonly agentName: string | null;
  readonly from: EpochMs;
  /** `null` while it goes on. */
  readonly until: EpochMs | null;
}

/**
 * Everything that happened in one call, as far as any event tells: docs/protocol.md, "The call's story". Times are epoch
 * milliseconds. What no event tells is empty, never guessed; what is tied by a number only says so.
 */
export interface CallStory {
  /** `null` for a way through an IVR or a conference that no agent's call is known of. */
  readonly call: Call | null;
  readonly ivr: { readonly name: string | null; readonly enteredAt: EpochMs | null; readonly steps: readonly IvrStep[] };
  /** Every key pressed in the IVR, in order. */
  readonly keys: readonly string[];
  readonly queue: QueueStay | null;
  /** The ring of each agent's phone, and what came of it. */
  readonly legs: readonly Leg[];
  readonly talks: readonly Talk[];
  readonly pauses: readonly Pause[];
  /** The call that this one continues, and whether it was itself passed on: then another call continues it. */
  readonly transfer: { readonly fromCallId: string | null; readonly passedOn: boolean };
  /** Every other name under which a cloud speaks of this call or of one beside it. */
  readonly relatedCallIds: readonly string[];
  readonly conferences: readonly Conference[];
  readonly voicemailUrl: string | null;
  readonly satisfaction: Satisfaction | null;
  readonly billedLegs: readonly BilledLeg[];
  readonly hungUpBy: 'agent' | 'customer' | 'system' | null;
  readonly takenBy: Colleague | null;
  readonly record: CallRecord | null;
  /** The record was tied to the call by numbers and time only. It shows what is past, and never ends the call. */
  readonly recordIsProbable: boolean;
}

/**
 * Folds every event of a call, its IVR and conference steps included, into the call's story. Order, repeats and gaps change
 * nothing but what is known.
 */
export function foldStory(events: Iterable<DanpingEvent>): CallStory {
  const told = toldOf(events);
  const call = foldCall(told.filter(({ isProbable }) => !isProbable).map(({ event }) => event));
  const guess = told.findLast(({ event, isProbable }) => isProbable && event.kind === 'call.record' && readRecord(event) !== null);
  const record = call?.record ?? (guess ? readRecord(guess.event) : null);
  const steps = ivrSteps(told);
  const legs = call?.legs ?? [];
  return {
    call,
    ivr: { name: record?.ivrName ?? null, enteredAt: ivrEntry(told, record), steps },
    keys: steps.flatMap(({ keys }) => (keys === null ? [] : [keys])),
    queue: queueOf(call, record),
    legs,
    talks: legs.flatMap(({ agentNumber, agentName, answeredAt, endedAt }) =>
      answeredAt === null ? [] : [{ agentNumber, agentName, from: answeredAt, until: endedAt }],
    ),
    pauses: pausesOf(told, call?.endedAt ?? null),
    transfer: { fromCallId: record?.continuesCallId ?? null, passedOn: record?.outcome === 'transferred' },
    relatedCallIds: call?.relatedCallIds ?? [],
    conferences: conferencesOf(told),
    voicemailUrl: record?.voicemailUrl ?? null,
    satisfaction: record?.satisfaction ?? null,
    billedLegs: record?.billedLegs ?? [],
    hungUpBy: record?.hungUpBy ?? null,
    takenBy: call?.takenBy ?? null,
    record,
    recordIsProbable: record !== null && (!call?.record || told.some(({ event }) => tiedByGuess(event, call.callId))),
  };
}

/** docs/protocol.md, "Records under another call id". */
function tiedByGuess({ kind, data }: DanpingEvent, callId: string): boolean {
  const guessed = data['probableCallIds'];
  return kind === 'call.record' && Array.isArray(guessed) && guessed.includes(callId);
}

function ivrEntry(told: readonly Told[], record: CallRecord | null): EpochMs | null {
  if (record?.ivrEnteredAt) return Date.parse(record.ivrEnteredAt);
  return told.find(({ event }) => event.kind === 'ivr.started')?.at ?? null;
}

function queueOf(call: Call | null, record: CallRecord | null): QueueStay | null {
  const name = call?.queueName ?? record?.queueName ?? null;
  if (name === null && !record?.queueJoinedAt && !record?.waitSeconds) return null;
  return { name, joinedAt: record?.queueJoinedAt ? Date.parse(record.queueJoinedAt) : null, waitSeconds: record?.waitSeconds ?? null };
}
