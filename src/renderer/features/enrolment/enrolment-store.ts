import { createContext, use } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { EnrolmentView } from '../../../shared/api/enrolment-methods.ts';
import type { Bridge } from '../../../shared/bridge.ts';
import { followView, type ViewState } from '../../stores/view-store.ts';

export type EnrolmentStore = StoreApi<ViewState<EnrolmentView>>;

export function createEnrolmentStore(bridge: Bridge): EnrolmentStore {
  return followView({
    ask: () => bridge.call('enrolment.view'),
    listen: (callback) => bridge.on('enrolment.changed', callback),
  });
}

export const EnrolmentContext = createContext<EnrolmentStore | null>(null);

/** What the host says of the enrolment, or why it could not. */
export function useEnrolmentState(): ViewState<EnrolmentView> {
  const store = use(EnrolmentContext);
  if (!store) throw new Error('No EnrolmentContext around this component.');
  return useStore(store);
}

/** Who sits here, as the host tells it; `null` until it has. */
export function useEnrolment(): EnrolmentView | null {
  return useEnrolmentState().view;
}
