import { asks, refusedAnswerSchema, type AskAnswer, type AskName, type AskPayload } from '../../shared/contract/asks.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Connection, Heard } from './transport.ts';

/** Asks the relay one thing (docs/protocol.md, "What a client may ask"). Every failure is a value. */
export type AskRelay = <Name extends AskName>(name: Name, payload: AskPayload<Name>, timeoutMs?: number) => Promise<Result<AskAnswer<Name>>>;

/** Longer than the relay itself waits for anything that it answers at once. */
export const usualTimeoutMs = 5_000;

/**
 * @param connection one on which the relay has greeted this desk; `null` while there is none
 * @returns what the relay answered; fails with the relay's own code, or with `offline`, `no-answer` or `relay-incompatible`
 */
export async function askOver<Name extends AskName>(
  connection: Connection | null,
  name: Name,
  payload: AskPayload<Name>,
  timeoutMs: number,
): Promise<Result<AskAnswer<Name>>> {
  if (!connection) return offline();
  const heard = await connection.ask(name, payload, timeoutMs);
  if (heard === 'lost') return offline();
  if (heard === 'timed-out') {
    return fail('no-answer', `The relay did not answer within ${timeoutMs / 1000} s.`, 'Look whether it happened all the same before you try again; an older relay may not know how.');
  }
  return readAnswer(name, heard);
}

export function offline(): Result<never> {
  return fail('offline', 'This desk is not connected to its relay.', 'Wait until the connection is back, then try again.');
}

function readAnswer<Name extends AskName>(name: Name, { answer }: Exclude<Heard, string>): Result<AskAnswer<Name>> {
  const refused = refusedAnswerSchema.safeParse(answer);
  if (refused.success) return fail(refused.data.code, refused.data.error, refused.data.mend);
  const read = isYes(answer) ? asks[name].answer.safeParse(answer) : null;
  if (!read?.success) return fail('relay-incompatible', 'The relay answered in a way that this app cannot read.', 'Update the app or the relay.');
  // Parsed by the very schema that gives this name's answer its type.
  return ok(read.data as AskAnswer<Name>);
}

function isYes(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}
