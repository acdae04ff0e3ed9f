import type { EpochMs } from '../../src/shared/contract/time.ts';
import { canonicalJson, shortHash } from './canonical.ts';
import type { EventDraft } from './dialect.ts';

/** What an event is recognised by, before it is known whether the log holds it already. */
export interface Identity {
  /** Source and the provider's event id, or source and a hash of the content. */
  readonly stem: string;
  /** `#agent` or `#call` where one push says two things. */
  readonly suffix: string;
  /** The provider sent no id, so the content has to tell. */
  readonly byContent: boolean;
  /** Tells apart what shares a provider id: account, call, agent and kind, as the cloud sent them. */
  readonly fingerprint: string;
}

export interface HeldId {
  readonly id: string;
  readonly seq: number;
  readonly receivedAt: EpochMs;
  readonly fingerprint: string;
}

/** The ids that the log has ever given out. */
export interface HeldIds {
  find(id: string): HeldId | undefined;
  /** Both ends included, in the order of the text. */
  findBetween(first: string, last: string): readonly HeldId[];
}

export type Settled = { readonly held: HeldId } | { readonly newId: string };

/** Equal content counts as a repeat within this time only (contract: Event, `id`). */
export const contentRepeatWithinMs = 10 * 60_000;

/** A provider's id that may stand in ours as it is: printable, short, and unable to pass for one of our own making. */
const plainId = /^(?![a-z]-[\w-]{32}$)[!-"$-}]{1,128}$/;

/** Reads the draft as the cloud sent it, so that a later change of the directory makes no event new. */
export function identityOf(source: string, draft: EventDraft): Identity {
  const { providerEventId, part, otherReading: _otherReading, legsHaveOwnCallIds: _legs, ...content } = draft;
  return {
    stem: `${source}:${stemOf(providerEventId, content)}`,
    suffix: part === null ? '' : `#${part}`,
    byContent: providerEventId === null,
    fingerprint: shortHash(JSON.stringify([draft.account, draft.callId, draft.agentNumber, draft.kind]), 12),
  };
}

function stemOf(providerEventId: string | null, content: object): string {
  if (providerEventId === null) return `h-${shortHash(canonicalJson(content), 32)}`;
  return plainId.test(providerEventId) ? providerEventId : `i-${shortHash(providerEventId, 32)}`;
}

/** The id under which an event goes in, unless the log gave it out already. */
export function plainIdOf({ stem, suffix }: Identity): string {
  return stem + suffix;
}

/** Decides whether the log holds this event already, and under which id it goes in if not. */
export function settleIdentity(identity: Identity, receivedAt: EpochMs, held: HeldIds): Settled {
  return identity.byContent ? settleByContent(identity, receivedAt, held) : settleByProviderId(identity, held);
}

function settleByProviderId(identity: Identity, held: HeldIds): Settled {
  const { stem, suffix, fingerprint } = identity;
  const plain = held.find(plainIdOf(identity));
  if (!plain) return { newId: plainIdOf(identity) };
  if (plain.fingerprint === fingerprint) return { held: plain };
  const distinctId = `${stem}~${fingerprint}${suffix}`;
  const distinct = held.find(distinctId);
  return distinct ? { held: distinct } : { newId: distinctId };
}

function settleByContent(identity: Identity, receivedAt: EpochMs, held: HeldIds): Settled {
  const { stem, suffix } = identity;
  const first = held.find(plainIdOf(identity));
  if (!first) return { newId: plainIdOf(identity) };
  if (Math.abs(receivedAt - first.receivedAt) <= contentRepeatWithinMs) return { held: first };
  const near = held
    .findBetween(`${stem}~${digits(receivedAt - contentRepeatWithinMs)}`, `${stem}~${digits(receivedAt + contentRepeatWithinMs)}~`)
    .findLast((candidate) => candidate.id.slice(stem.length + 1 + timeDigits) === suffix);
  return near ? { held: near } : { newId: `${stem}~${digits(receivedAt)}${suffix}` };
}

const timeDigits = 13;

function digits(at: EpochMs): string {
  return String(Math.max(0, at)).padStart(timeDigits, '0');
}
