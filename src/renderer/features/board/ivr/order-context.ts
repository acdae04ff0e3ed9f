import { createContext } from 'react';
import type { JourneyWire } from '../../../../shared/contract/board.ts';

/** WellCloud's commands on a call that is in its IVR, but for monitoring: that sends the voice to a media server, which no page is. */
export const ivrActs = ['play', 'stopAndPlay', 'stop'] as const;
export type IvrAct = (typeof ivrActs)[number];

/** What somebody is about to have done, to whom. */
export interface IvrOrder {
  readonly act: IvrAct;
  readonly journey: JourneyWire;
}

/** Asks the viewer once, then has it done; `null` where this page cannot. */
export const OrderContext = createContext<((order: IvrOrder) => void) | null>(null);
