import { useMemo } from 'react';
import type { WrapUp } from '../../../shared/api/card.ts';
import type { Bridge } from '../../../shared/bridge.ts';
import type { Result } from '../../../shared/result.ts';
import { useBridge } from '../../bridge/context.ts';

/** What a card asks of its host. */
export interface CardActs {
  saveWrapUp(callId: string, wrapUp: WrapUp): Promise<Result<unknown>>;
  saveContact(name: string, number: string): Promise<Result<unknown>>;
  dial(number: string): Promise<Result<unknown>>;
  openCrm(callId: string): Promise<Result<unknown>>;
  dismiss(callId: string): Promise<Result<unknown>>;
  /** The agent wants to write: the window has no keyboard by itself. */
  takeKeyboard(): Promise<Result<unknown>>;
  /** The agent's pointer or cursor is on the card: it must not go by itself. */
  attend(callId: string, attended: boolean): Promise<Result<unknown>>;
}

export function useCardActs(): CardActs {
  const bridge = useBridge();
  return useMemo(() => cardActsOver(bridge), [bridge]);
}

function cardActsOver(bridge: Bridge): CardActs {
  return {
    saveWrapUp: (callId, wrapUp) => bridge.call('wrapUp.save', { callId, ...wrapUp }),
    saveContact: (name, number) => bridge.call('contacts.save', { id: null, name, company: null, numbers: [number], note: null }),
    dial: (number) => bridge.call('dial.number', { number }),
    openCrm: (callId) => bridge.call('crm.open', { callId }),
    dismiss: (callId) => bridge.call('popup.dismiss', { callId }),
    // The host knows whether the window has the keyboard; a page believes so after a mere click.
    takeKeyboard: () => bridge.call('popup.takeKeyboard'),
    attend: (callId, attended) => bridge.call('popup.attend', { callId, attended }),
  };
}
