import type { Refusal } from '../../../bridge/web-access.ts';

/** Refusals with words of their own: the return codes of wellcloud-ivr.md, 6, then what else keeps a command from WellCloud. */
const known = [
  'empty-parameter', 'server-error', 'malformed-device', 'no-such-call', 'unsupported', 'no-such-recording', 'no-such-route', 'call-manager-unavailable', 'no-sip-server',
  'unknown-return-code', 'refused', 'unauthorized', 'token-refused', 'http-status', 'unreadable-answer', 'timed-out', 'unreachable', 'connection-lost', 'invalid-request', 'invalid-settings',
  'not-set', 'wrong-setting', 'source-unknown', 'other-dialect', 'not-allowed', 'not-logged-in', 'offline',
] as const;
export type IvrRefusal = (typeof known)[number];

/** After these WellCloud may have obeyed all the same: whoever sends again may play twice. */
const doubtful: ReadonlySet<string> = new Set<IvrRefusal | 'relay-incompatible'>([
  'server-error', 'unknown-return-code', 'refused', 'http-status', 'unreadable-answer', 'timed-out', 'connection-lost', 'offline', 'relay-incompatible',
]);
/** Their words leave open what exactly it was; the relay names it. */
const open: ReadonlySet<string> = new Set<IvrRefusal | 'other'>(['unknown-return-code', 'http-status', 'invalid-request', 'invalid-settings', 'not-set', 'wrong-setting', 'other']);

export interface RefusalWords {
  readonly words: IvrRefusal | 'other';
  readonly mayHaveHappened: boolean;
  /** The relay's own words, where they say more. */
  readonly detail: string | null;
}

export function refusalWordsOf({ code, cause }: Refusal): RefusalWords {
  const words = known.find((each) => each === code) ?? 'other';
  return { words, mayHaveHappened: doubtful.has(code), detail: open.has(words) ? cause : null };
}
