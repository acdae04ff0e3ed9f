import { fail, type Result } from '../../../src/shared/result.ts';

/** @param rule what the admin would have to say, as `desk set` takes it */
export function notAllowed(what: string, rule: string): Result<never> {
  return fail('not-allowed', `The administrator has not allowed ${what}.`, `Ask for it; the administrator sets it with "desk set ${rule}".`);
}

export function agentsOnly(what: string): Result<never> {
  return fail('agents-only', `Only an agent can ${what}.`, 'Connect with an agent’s token.');
}

export function supervisorsOnly(what: string): Result<never> {
  return fail('supervisors-only', `Only a supervisor can ${what}.`, 'Connect with a supervisor’s token.');
}

export function unknownDisposition(): Result<never> {
  return fail('disposition-unknown', 'The relay knows no such way of filing a call away.', 'Choose one of the list; the administrator adds others with "disposition add".');
}

export function notYourCall(): Result<never> {
  return fail('not-your-call', 'The relay knows of no such call of yours.', 'Save the note once the call has reached the relay; notes of colleagues’ calls are theirs.');
}
