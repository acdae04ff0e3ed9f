import { startStandIn, type StandIn } from './stand-in.ts';

export interface Command {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Stands in for WellCloud's interface to calls in the IVR, over real HTTP: keeps every command, and answers as it is told. */
export interface IvrCloud extends StandIn {
  readonly received: readonly Command[];
  answer(body: object): void;
}

export async function startIvrCloud(): Promise<IvrCloud> {
  const received: Command[] = [];
  let answer: object = {};
  const standIn = await startStandIn(({ url, headers: { authorization } }, sent) => {
    received.push({ path: url, authorization, body: JSON.parse(sent) });
    return [200, answer];
  });
  return {
    ...standIn,
    received,
    answer: (body) => {
      answer = body;
    },
  };
}
