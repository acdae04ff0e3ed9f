import { useCallback, useEffect, useRef, useState } from 'react';
import type { AdminInput } from '../../../../shared/api/admin.ts';
import type { Refusal } from '../../../bridge/web-access.ts';
import { useAdmin } from '../admin-context.ts';
import { beginTail, withNewer, withOlder, type Tail } from './tail.ts';

export type Filter = Pick<AdminInput<'pushes.list'>, 'source' | 'answer'>;

export interface Followed {
  /** `null`: nothing was told yet. */
  readonly tail: Tail | null;
  readonly refusal: Refusal | null;
  readonly again: () => void;
  readonly older: () => Promise<void>;
}

interface Place {
  readonly after?: number;
  readonly before?: number;
}

interface State extends Pick<Followed, 'tail' | 'refusal'> {
  /** The question that it answers: of another filter it is nothing. */
  readonly ask: unknown;
}

const followEveryMs = 800;
const limit = 100;

/** The newest pushes, and those that come while `isLive`. */
export function useTail({ source, answer }: Filter, isLive: boolean): Followed {
  const admin = useAdmin();
  const ask = useCallback((place: Place) => admin.ask('pushes.list', { ...place, limit, ...(source && { source }), ...(answer && { answer }) }), [admin, source, answer]);
  const [state, setState] = useState<State>({ ask, tail: null, refusal: null });
  const turns = useRef({ last: 0 });
  const tail = state.ask === ask ? state.tail : null;

  const begin = useCallback(async () => {
    const mine = ++turns.current.last;
    const told = await ask({});
    if (mine === turns.current.last) setState({ ask, tail: told.ok ? beginTail(told.value, limit) : null, refusal: told.ok ? null : told.failure });
  }, [ask]);
  useEffect(() => {
    const mine = turns.current;
    void begin();
    return () => {
      mine.last++;
    };
  }, [begin]);

  useEffect(() => {
    if (!isLive || tail === null) return undefined;
    let isWanted = true;
    const follow = async (): Promise<void> => {
      const told = document.hidden ? null : await ask({ after: tail.upTo });
      if (!isWanted) return;
      const newer = told?.ok ? withNewer(tail, told.value, limit) : { ...tail };
      if (newer === null) return begin();
      // New even where nothing came: it winds the clock up again.
      setState(({ refusal }) => ({ ask, tail: newer, refusal: told === null ? refusal : told.ok ? null : told.failure }));
    };
    const timer = setTimeout(() => void follow(), followEveryMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, isLive, tail, begin]);

  const older = async (): Promise<void> => {
    const last = tail?.pushes.at(-1);
    if (!last) return;
    const told = await ask({ before: last.push });
    setState((now) => (now.ask !== ask || now.tail === null || !told.ok ? { ...now, refusal: told.ok ? now.refusal : told.failure } : { ...now, tail: withOlder(now.tail, told.value, limit) }));
  };
  return { tail, refusal: state.ask === ask ? state.refusal : null, again: () => void begin(), older };
}
