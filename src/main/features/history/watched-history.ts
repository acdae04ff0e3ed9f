import type { HistoryPort } from '../../history/history-port.ts';

/** The same history, with a word to `changed` whenever calls may look different from before. */
export function watchedHistory(history: HistoryPort, changed: () => void): HistoryPort {
  const telling = <Input extends readonly unknown[], Output>(method: (...input: Input) => Promise<Output>) =>
    async (...input: Input): Promise<Output> => {
      const answer = await method(...input);
      changed();
      return answer;
    };
  return {
    ...history,
    open: telling(history.open),
    close: telling(history.close),
    async commit(batch) {
      const committed = await history.commit(batch);
      if (committed.calls.length > 0 || committed.absorbedCallIds.length > 0) changed();
      return committed;
    },
    saveWrapUp: telling(history.saveWrapUp),
    markMissed: telling(history.markMissed),
    saveContact: telling(history.saveContact),
    removeContact: telling(history.removeContact),
    importContacts: telling(history.importContacts),
    connected: telling(history.connected),
    awaySeen: telling(history.awaySeen),
    finishErasure: telling(history.finishErasure),
  };
}
