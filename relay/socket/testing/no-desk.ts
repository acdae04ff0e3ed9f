import { nothingAllowed } from '../../../src/shared/contract/desk-rules.ts';
import { fail } from '../../../src/shared/result.ts';
import type { SocketParts } from '../server.ts';

const refuse = () => fail('not-allowed', 'Nothing is answered here.', 'Ask a whole relay.');

/** The desk's part of serving sockets, where a test is about something else. */
export const noDesk: Pick<SocketParts, 'rulesFor' | 'asks'> = {
  rulesFor: () => nothingAllowed,
  asks: {
    answers: { 'agent.day': refuse, 'customer.recent': refuse, 'note.save': refuse, dial: refuse, painted: refuse },
    now: Date.now,
    onMistake: () => undefined,
  },
};
