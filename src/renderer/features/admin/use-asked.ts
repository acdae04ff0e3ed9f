import { useCallback, useEffect, useRef, useState } from 'react';
import type { AdminInput, AdminOutput, AdminRouteName } from '../../../shared/api/admin.ts';
import type { Refusal } from '../../bridge/web-access.ts';
import { useAdmin } from './admin-context.ts';

export interface Asked<Value> {
  /** The last answer; stands while it is asked anew. `null`: none yet. */
  readonly value: Value | null;
  /** Why the last question was refused. */
  readonly refusal: Refusal | null;
  readonly again: () => Promise<void>;
}

const usualMs = 5_000;

/**
 * What the relay says to a question, asked again and again while the page is in sight.
 *
 * @param everyMs `null`: once
 */
export function useAsked<Name extends AdminRouteName>(name: Name, input: AdminInput<Name>, everyMs: number | null = usualMs): Asked<AdminOutput<Name>> {
  const admin = useAdmin();
  const question = JSON.stringify(input);
  const [state, setState] = useState<{ readonly question: string; readonly value: AdminOutput<Name> | null; readonly refusal: Refusal | null }>({ question, value: null, refusal: null });
  const questions = useRef({ last: 0, open: 0 });
  const again = useCallback(async () => {
    const mine = ++questions.current.last;
    questions.current.open++;
    const answer = await admin.ask(name, JSON.parse(question));
    questions.current.open--;
    // A later question is on its way, or nobody looks any more.
    if (mine !== questions.current.last) return;
    setState((before) => ({
      question,
      value: answer.ok ? answer.value : before.question === question ? before.value : null,
      refusal: answer.ok ? null : answer.failure,
    }));
  }, [admin, name, question]);
  useEffect(() => {
    const mine = questions.current;
    void again();
    const timer = everyMs === null ? undefined : setInterval(() => !document.hidden && mine.open === 0 && void again(), everyMs);
    return () => {
      clearInterval(timer);
      mine.last++;
    };
  }, [again, everyMs]);
  return state.question === question ? { ...state, again } : { value: null, refusal: null, again };
}
