import type { EventKind } from '../../../src/shared/contract/event.ts';
import { unwrap } from './unwrap.ts';
import type { Fields } from './values.ts';
import { readText } from './values.ts';

/** What the V7 page's `callEvent` says in Danping's words. */
export type CallStep = Extract<EventKind, 'call.dialing' | 'call.ringing' | 'call.answered' | 'call.ended'>;

const stepOfCallEvent: ReadonlyMap<string, CallStep> = new Map([
  ['calling', 'call.dialing'],
  ['ring', 'call.ringing'],
  ['link', 'call.answered'],
  ['hangup', 'call.ended'],
]);

/** Push types that name a step of a call by themselves, should `callEvent` be missing. */
const stepOfPushType: ReadonlyMap<string, CallStep> = new Map([
  ['dialoutRing', 'call.ringing'],
  ['dialoutHangup', 'call.ended'],
]);

/** One push, out of its wrapper, before it is told as events. */
export interface Push {
  readonly fields: Fields;
  readonly wrapperId: string | null;
  readonly timeZone: string;
  readonly pushType: string | null;
  /** From `callEvent`, else from a push type that implies it. */
  readonly callStep: CallStep | null;
}

/** @returns `null` when the body has no fields at all. */
export function readPush(body: unknown, timeZone: string): Push | null {
  const unwrapped = unwrap(body);
  if (!unwrapped) return null;
  const { fields, wrapperId } = unwrapped;
  const pushType = readText(fields['pushType']);
  const callStep = readCallStep(fields['callEvent']) ?? stepOfPushType.get(pushType ?? '') ?? null;
  return { fields, wrapperId, timeZone, pushType, callStep };
}

export function readCallStep(callEvent: unknown): CallStep | null {
  return stepOfCallEvent.get(readText(callEvent) ?? '') ?? null;
}
