import { createContext } from 'react';

/** What a line of the missed calls can do with its call. */
export interface MissedActs {
  /** The list is that of the calls ticked off. */
  readonly isDone: boolean;
  /** Ticks the call off, or takes that back. */
  readonly tick: (callId: string) => void;
}

export const MissedActsContext = createContext<MissedActs>({ isDone: false, tick: () => undefined });
