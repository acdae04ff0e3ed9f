import { fail, type Result } from '../../../src/shared/result.ts';

/** What can go wrong between the relay and TEL4VN. None of the words holds a token, an address with a secret or a number. */
export type ClientFailure =
  | 'unauthorized'
  | 'unreachable'
  | 'timed-out'
  | 'unexpected-answer'
  | 'not-created'
  | 'not-deleted'
  | 'not-dialled';

function failure(code: ClientFailure, cause: string, mend: string): Result<never> {
  return fail(code, cause, mend);
}

export function unauthorized(status: number): Result<never> {
  return failure('unauthorized', `TEL4VN refused the token (HTTP ${status}).`, 'Set a valid one: danping-relay source set SOURCE api-token=… --data DIR.');
}

/** @param reason the system's own code, for instance ECONNREFUSED */
export function unreachable(host: string, reason: string | null): Result<never> {
  const why = reason === null ? '' : ` (${reason})`;
  return failure('unreachable', `TEL4VN cannot be reached at ${host}${why}.`, 'Check api-host, the network and the firewall, then try again.');
}

const mayBeDone = 'Try again later; what was asked for may have been done all the same, so look before you repeat it.';

export function timedOut(host: string, timeoutMs: number): Result<never> {
  return failure(
    'timed-out',
    `TEL4VN at ${host} did not answer within ${timeoutMs / 1000} s.`,
    mayBeDone,
  );
}

/** After the request was on its way. */
export function connectionLost(host: string): Result<never> {
  return failure('timed-out', `The connection to TEL4VN at ${host} broke before it answered.`, mayBeDone);
}

/** @param what completes "TEL4VN …" */
export function unexpectedAnswer(what: string): Result<never> {
  return failure('unexpected-answer', `TEL4VN ${what}.`, 'Check that api-host is the address of the TEL4VN API; if it is, try again later.');
}

export function notCreated(event: string, status: number): Result<never> {
  return failure(
    'not-created',
    `TEL4VN did not register the hook for ${event} (HTTP ${status}).`,
    'Look at "danping-relay tel4vn hooks list" and ask TEL4VN whether the account may have this hook.',
  );
}

/** @param what the hook, by an id that is fit to be seen */
export function notDeleted(what: string): Result<never> {
  return failure('not-deleted', `TEL4VN did not delete ${what}.`, 'Look at "danping-relay tel4vn hooks list" for the ids that exist.');
}

/** @param word the vendor's own, for instance USER_NOT_REGISTERED; `null` where it gave none */
export function notDialled(word: string | null): Result<never> {
  const mend =
    word === 'USER_NOT_REGISTERED'
      ? 'The phone of this extension is not registered: switch it on or log it in, then dial again.'
      : 'Dial from the phone, and ask TEL4VN what this means.';
  return failure('not-dialled', `TEL4VN did not place the call (${word ?? 'no reason given'}).`, mend);
}
