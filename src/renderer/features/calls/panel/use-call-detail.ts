import { useCallback, useRef, useState } from 'react';
import type { CallDetail } from '../../../../shared/api/history-views.ts';
import type { Failure } from '../../../../shared/result.ts';
import { useBridge } from '../../../bridge/context.ts';
import { useWithNews } from '../../../stores/use-news.ts';

export interface DetailState {
  /** Of the call asked for before, until that of this one is there. */
  readonly detail: CallDetail | null;
  /** Nobody knows such a call (any more). */
  readonly isGone: boolean;
  readonly failure: Failure | null;
}

const asking: DetailState = { detail: null, isGone: false, failure: null };

/** All that is known of a call; asked for anew whenever something has changed. Only the last answer counts. */
export function useCallDetail(callId: string): DetailState {
  const bridge = useBridge();
  const [state, setState] = useState<DetailState>(asking);
  const asked = useRef(0);
  const look = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    void bridge.call('call.detail', { callId }).then((answer) => {
      if (turn !== asked.current) return;
      setState(answer.ok ? { detail: answer.value, isGone: answer.value === null, failure: null } : { ...asking, failure: answer.failure });
    });
  }, [bridge, callId]);
  useWithNews(look);
  return state;
}
