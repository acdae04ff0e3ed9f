import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, SetUpLink } from '../../../shared/contract/web-access.ts';
import type { Answer, WebAccess } from '../../bridge/web-access.ts';
import { Frame } from './Frame.tsx';
import styles from './Frame.module.css';
import { RefusalNotice } from './RefusalNotice.tsx';
import { SetUpForm } from './SetUpForm.tsx';

interface Props {
  readonly access: WebAccess;
  /** Of the one-time link. */
  readonly code: string;
  readonly onPerson: (person: Person) => void;
}

/** Where a one-time link leads: whose it is, then the password; or why it is worth nothing. */
export function SetUpPage({ access, code, onPerson }: Props): JSX.Element {
  const { t } = useTranslation('login');
  const [answer, setAnswer] = useState<Answer<SetUpLink> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void access.look(code).then((said) => isWanted && setAnswer(said));
    return () => {
      isWanted = false;
    };
  }, [access, code]);
  if (answer?.ok) return <SetUpForm access={access} code={code} link={answer.value} onPerson={onPerson} />;
  return (
    <Frame title={t('set-up.title')} screen="set-up">
      {answer ? <RefusalNotice refusal={answer.failure} /> : <p>{t('asking')}</p>}
      {answer && (
        <p className={styles['muted']}>
          <a href="/login">{t('set-up.log-in-instead')}</a>
        </p>
      )}
    </Frame>
  );
}
