import { asks, type AskAnswer, type AskInput, type AskName } from '../../../src/shared/contract/asks.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { fail, type Result } from '../../../src/shared/result.ts';
import type { Viewer } from '../../core/viewer.ts';
import { answerOf, answering, type Ask } from './answering.ts';

/** Who answers what; each looks after who may ask it. */
export type AskAnswers = {
  readonly [Name in AskName]: (viewer: Viewer, input: AskInput<Name>) => Result<AskAnswer<Name>> | Promise<Result<AskAnswer<Name>>>;
};

/** The part of a client's socket on which it asks. */
export interface AskingSocket {
  onAny(listener: (name: string, ...said: unknown[]) => void): unknown;
}

export interface ServeAsksParts {
  readonly answers: AskAnswers;
  readonly now: () => EpochMs;
  /** An answer could not be given: a mistake of ours, to be told to whoever runs the relay. */
  readonly onMistake: (name: string, error: unknown) => void;
}

/** Every ask of the protocol, once for each client: the limits are the client's own. */
function asksOfClient(answers: AskAnswers): ReadonlyMap<string, Ask> {
  const table: Readonly<Record<AskName, Ask>> = {
    'agent.day': answering(asks['agent.day'].input, '{"agentNumber":"…"}', 20, answers['agent.day']),
    'customer.recent': answering(asks['customer.recent'].input, '{"customerNumber":"…","limit":N}, N from 1 to 20', 20, answers['customer.recent']),
    'note.save': answering(
      asks['note.save'].input,
      '{"callId":"…","note":"…","disposition":"…" or null,"savedAt":"2026-11-20T02:21:31.123Z"}, the note of 4000 characters at most',
      20,
      answers['note.save'],
    ),
    dial: answering(asks.dial.input, '{"number":"…"}: digits, * and #, perhaps a + first, 32 at most', 20, answers.dial),
    painted: answering(asks.painted.input, '{"callId":"…","milliseconds":N}', 200, answers.painted),
  };
  return new Map(Object.entries(table));
}

/** Answers whatever a client asks, also what nobody knows. Nothing that it sends makes the relay stumble. */
export function serveAsks(socket: AskingSocket, viewer: Viewer, { answers, now, onMistake }: ServeAsksParts): void {
  const known = asksOfClient(answers);
  const unknown = fail('unknown-ask', 'The relay knows no such message.', `Known are: ${[...known.keys()].join(', ')}.`);
  const answer = async (name: string, payload: unknown): Promise<Result<object>> => {
    const ask = known.get(name);
    if (!ask) return unknown;
    try {
      return await ask(viewer, payload, now());
    } catch (error) {
      onMistake(name, error);
      return fail('failed', 'The relay stumbled over this.', 'Try again; if it stays, tell whoever runs the relay.');
    }
  };
  socket.onAny((name, ...said) => {
    const acknowledge = said.at(-1);
    void answer(name, said[0]).then((result) => {
      if (typeof acknowledge === 'function') acknowledge(answerOf(result));
    });
  });
}
