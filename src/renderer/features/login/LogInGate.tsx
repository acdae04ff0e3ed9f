import { Button } from '@mantine/core';
import { useCallback, useEffect, useState, type ComponentType, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/contract/web-access.ts';
import type { Refusal, WebAccess } from '../../bridge/web-access.ts';
import { Frame } from './Frame.tsx';
import { NotForYou } from './NotForYou.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';

export interface Session {
  readonly person: Person;
  readonly logOut: () => void;
}

interface Props {
  readonly access: WebAccess;
  readonly allowed: readonly Person['role'][];
  readonly form: ComponentType<{ readonly access: WebAccess; readonly wasShutOut: boolean; readonly onPerson: (person: Person) => void }>;
  /** Somebody sits down at the page; `shutOut` when the relay does not know the session any more. */
  readonly onPerson: (person: Person, shutOut: () => void) => void;
  readonly onNobody: () => void;
  readonly children: (session: Session) => ReactNode;
}

type State = { readonly at: 'asking' } | { readonly at: 'form'; readonly wasShutOut: boolean } | { readonly at: 'refused'; readonly refusal: Refusal } | { readonly at: 'in' | 'not-for-you'; readonly person: Person };

/** Lets nobody see the page before it is known who it is. */
export function LogInGate({ access, allowed, form: Form, onPerson, onNobody, children }: Props): JSX.Element {
  const { t } = useTranslation('login');
  const [state, setState] = useState<State>({ at: 'asking' });
  const [asked, setAsked] = useState(() => access.me());
  const take = useCallback(
    (person: Person): void => {
      if (!allowed.includes(person.role)) return setState({ at: 'not-for-you', person });
      onPerson(person, () => setState({ at: 'form', wasShutOut: true }));
      setState({ at: 'in', person });
    },
    [allowed, onPerson],
  );
  useEffect(() => {
    let isWanted = true;
    void asked.then((answer) => {
      if (!isWanted) return;
      if (!answer.ok) setState({ at: 'refused', refusal: answer.failure });
      else if (answer.value) take(answer.value);
      else setState({ at: 'form', wasShutOut: false });
    });
    return () => {
      isWanted = false;
    };
  }, [asked, take]);

  const logOut = async (): Promise<void> => {
    const answer = await access.logOut();
    // Whatever came of it, the page shows nothing any more.
    onNobody();
    setState(answer.ok ? { at: 'form', wasShutOut: false } : { at: 'refused', refusal: answer.failure });
  };
  if (state.at === 'in') return <>{children({ person: state.person, logOut: () => void logOut() })}</>;
  if (state.at === 'form') return <Form access={access} wasShutOut={state.wasShutOut} onPerson={take} />;
  if (state.at === 'not-for-you') return <NotForYou person={state.person} onLogOut={() => void logOut()} />;
  return (
    <Frame title={t(state.at === 'asking' ? 'asking' : 'unreachable')} screen={state.at === 'asking' ? 'log-in' : 'unreachable'}>
      {state.at === 'refused' && (
        <>
          <RefusalNotice refusal={state.refusal} />
          <Button onClick={() => setAsked(access.me())}>{t('retry')}</Button>
        </>
      )}
    </Frame>
  );
}
