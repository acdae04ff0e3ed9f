import type { Failure } from '../../../src/shared/result.ts';

/** Why WellCloud did not do what it was told. The first nine are the document's own (return-codes.ts). */
export type WellcloudFailureCode =
  | 'empty-parameter'
  | 'server-error'
  | 'malformed-device'
  | 'no-such-call'
  | 'unsupported'
  | 'no-such-recording'
  | 'no-such-route'
  | 'call-manager-unavailable'
  | 'no-sip-server'
  | 'unknown-return-code'
  | 'refused'
  | 'unauthorized'
  | 'token-refused'
  | 'http-status'
  | 'unreadable-answer'
  | 'timed-out'
  | 'unreachable'
  | 'connection-lost'
  | 'invalid-request'
  | 'invalid-settings';

/** Never holds a token, a number or a text that WellCloud sent: it may be shown and logged as it is. */
export interface WellcloudFailure extends Failure {
  readonly code: WellcloudFailureCode;
  /** WellCloud's own return code, where it gave one. */
  readonly returnCode: number | null;
  /** What the document says of that code, in its own Chinese. */
  readonly original: string | null;
  /** `false` when it is certain that WellCloud did nothing; only then is it safe to try again. */
  readonly mayHaveHappened: boolean;
}

export type WellcloudResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: WellcloudFailure };

/** What to do where WellCloud may have obeyed all the same: a repeat may play twice. */
export const listenFirst = 'Listen to the call before trying again: it may have obeyed.';

/** A failure of which WellCloud's return code says nothing. */
export function failWith(
  code: WellcloudFailureCode,
  cause: string,
  mend: string,
  mayHaveHappened: boolean,
  returnCode: number | null = null,
): { readonly ok: false; readonly failure: WellcloudFailure } {
  return { ok: false, failure: { code, cause, mend, returnCode, original: null, mayHaveHappened } };
}
