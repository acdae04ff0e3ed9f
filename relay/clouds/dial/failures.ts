import { fail, type Result } from '../../../src/shared/result.ts';

/** What can go wrong between the relay and a cloud that is asked for a call. No word holds a secret or a whole address. */
export type DialFailure = 'unauthorized' | 'unreachable' | 'timed-out' | 'unexpected-answer' | 'not-dialled';

function failure(code: DialFailure, cause: string, mend: string): Result<never> {
  return fail(code, cause, mend);
}

export function unauthorized(status: number): Result<never> {
  return failure('unauthorized', `The cloud refused the relay’s keys (HTTP ${status}).`, 'The administrator checks dial-headers, app-key, app-secret and the relay’s clock.');
}

/** @param reason the system's own code, for instance ECONNREFUSED */
export function unreachable(host: string, reason: string | null): Result<never> {
  return failure('unreachable', `The cloud cannot be reached at ${host}${reason === null ? '' : ` (${reason})`}.`, 'Dial from the phone; the administrator checks dial-url, the network and the firewall.');
}

const mayHaveBeenPlaced = 'The call may have been placed all the same: wait for the phone before you dial again.';

export function timedOut(host: string, timeoutMs: number): Result<never> {
  return failure('timed-out', `The cloud at ${host} did not answer within ${timeoutMs / 1000} s.`, mayHaveBeenPlaced);
}

/** After the request was on its way. */
export function connectionLost(host: string): Result<never> {
  return failure('timed-out', `The connection to the cloud at ${host} broke before it answered.`, mayHaveBeenPlaced);
}

/** @param what completes "The cloud …" */
export function unexpectedAnswer(what: string): Result<never> {
  return failure('unexpected-answer', `The cloud ${what}.`, 'Wait for the phone before you dial again; the administrator checks that dial-url is the address that places calls.');
}

/** @param said the cloud's own words; `null` where it gave none that are fit to be shown */
export function notDialled(said: string | null): Result<never> {
  return failure('not-dialled', `The cloud did not place the call (${said ?? 'no reason given'}).`, 'Check that your phone is logged in and free, then dial again, or dial from the phone.');
}
