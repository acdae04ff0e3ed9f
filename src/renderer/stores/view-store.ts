import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../shared/result.ts';

/** A view that the host keeps: what it said last, or why it could not say anything. */
export interface ViewState<View> {
  readonly view: View | null;
  readonly failure: Failure | null;
  /** Asks the host again, after a failure. */
  readonly ask: () => Promise<void>;
}

export interface ViewSource<View> {
  readonly ask: () => Promise<Result<View>>;
  readonly listen: (callback: (view: View) => void) => () => void;
  /** Makes of what is shown and what came anew the view to show; without it, what came. */
  readonly settle?: (shown: View | null, fresh: View) => View;
}

/**
 * Follows a view of the host: asks for it once and takes every notice. A notice that comes while the
 * first question is under way is newer than its answer, so the answer is then dropped.
 */
export function followView<View>(source: ViewSource<View>): StoreApi<ViewState<View>> {
  let noticed = 0;
  const settle = source.settle ?? ((_shown: View | null, fresh: View) => fresh);
  const store = createStore<ViewState<View>>()((set, get) => ({
    view: null,
    failure: null,
    ask: async () => {
      const before = noticed;
      const answer = await source.ask();
      if (noticed !== before) return;
      set(answer.ok ? { view: settle(get().view, answer.value), failure: null } : { failure: answer.failure });
    },
  }));
  source.listen((view) => {
    noticed += 1;
    store.setState((state) => ({ view: settle(state.view, view), failure: null }));
  });
  void store.getState().ask();
  return store;
}

/** Resolves once the host has said what the view shows, or why it cannot. */
export function firstAnswer<View>(store: StoreApi<ViewState<View>>): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ view, failure }: ViewState<View>): boolean => view !== null || failure !== null;
    if (look(store.getState())) return resolve();
    const forget = store.subscribe((state) => {
      if (!look(state)) return;
      forget();
      resolve();
    });
  });
}
