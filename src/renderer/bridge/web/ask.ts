import { asks, refusedAnswerSchema, type AskAnswer, type AskName, type AskPayload } from '../../../shared/contract/asks.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Line } from './line.ts';

/** Asks the relay one thing (docs/protocol.md, "What a client may ask"). Every failure is a value. */
export async function askRelay<Name extends AskName>(line: Pick<Line, 'ask'> | null, name: Name, payload: AskPayload<Name>): Promise<Result<AskAnswer<Name>>> {
  try {
    const asked = line?.ask(name, payload) ?? null;
    if (asked === null) return fail('offline', 'This page is not connected to the relay.', 'Wait until the connection is back, then try again.');
    return readAnswer(name, await asked);
  } catch {
    return fail('no-answer', 'The relay did not answer.', 'Try again; an older relay may not know how.');
  }
}

function readAnswer<Name extends AskName>(name: Name, answer: unknown): Result<AskAnswer<Name>> {
  const refused = refusedAnswerSchema.safeParse(answer);
  if (refused.success) return fail(refused.data.code, refused.data.error, refused.data.mend);
  const read = asks[name].answer.safeParse(answer);
  if (!read.success) return fail('relay-incompatible', 'The relay answered in a way that this page cannot read.', 'Reload the page.');
  // Parsed by the very schema that gives this name's answer its type.
  return ok(read.data as AskAnswer<Name>);
}
