import type { CallRow } from '../../../shared/api/call-row.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import type { CardSources } from '../popup/popup-cards.ts';
import type { Callers } from './callers.ts';
import { journeyOf } from './journey.ts';

export interface CardSourceParts {
  readonly history: HistoryPort;
  readonly callers: Callers;
  hasCrm(call: CallRow): boolean;
  readonly recent: CardSources['recent'];
}

/** Everything that the pop-up's cards are told from, put together. */
export function cardSources({ history, callers, hasCrm, recent }: CardSourceParts): CardSources {
  return {
    story: (input) => history.customerStory(input),
    identify: (number, dialect) => callers.identify(number, dialect),
    journey: async (callId) => journeyOf((await history.callWithEvents({ callId }))?.events ?? []),
    hasCrm,
    recent,
  };
}
