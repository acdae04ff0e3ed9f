import { foldStory } from '../../../shared/contract/story.ts';
import type { historyMethods } from '../../../shared/api/history-methods.ts';
import type { wrapUpMethods } from '../../../shared/api/wrap-up-methods.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import { eraseCustomer } from './erase-customer.ts';
import { exportHistory } from './export-history.ts';
import type { HistoryDesk } from './history-desk.ts';

type HistoryHandlers = Pick<Handlers, keyof typeof historyMethods | keyof typeof wrapUpMethods>;

/** Answers what pages ask of the history. */
export function historyHandlers(desk: HistoryDesk): HistoryHandlers {
  const { history, parts } = desk;
  const { nextTurn, currentTurn } = parts.started;
  const changed = (row: Awaited<ReturnType<typeof history.markMissed>>): void => {
    if (row) parts.rowsChanged([row]);
  };
  return {
    'history.page': (input) => history.page(input),
    'history.search': (input) => history.search({ ...input, turn: input.after === null ? nextTurn() : currentTurn() }),
    'history.count': ({ filter }) => history.count({ filter, turn: currentTurn() }),
    'history.news': () => desk.news,
    'history.export': (input) => exportHistory(history, parts.chooseFile, input),
    async 'call.detail'({ callId }) {
      const found = await history.callWithEvents({ callId });
      return found && { call: found.call, story: foldStory(found.events), hasSteps: found.events.length > 0 };
    },
    'missed.page': (input) => history.missedPage(input),
    'missed.mark': async ({ callId, done }) => changed(await history.markMissed({ callId, doneAt: done ? parts.now() : null })),
    'away.view': () => history.away(),
    'away.seen': () => history.awaySeen(),
    async 'customer.erase'({ customerNumber }) {
      const { callIds, ...report } = await eraseCustomer(history, customerNumber);
      parts.rowsGone(callIds);
      return report;
    },
    async 'wrapUp.save'({ callId, ...wrapUp }) {
      const savedAt = parts.now();
      const dispositionWords = wrapUp.disposition === null ? '' : parts.dispositionLabels(wrapUp.disposition).join(' ');
      changed(await history.saveWrapUp({ callId, wrapUp, dispositionWords, savedAt }));
      parts.noteSaved();
      return { savedAt };
    },
    'wrapUp.callBacks': (input) => history.callBacks(input),
  };
}
