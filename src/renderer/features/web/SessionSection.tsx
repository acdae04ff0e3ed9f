import { Button } from '@mantine/core';
import { use, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../login/NotForYou.tsx';
import { SessionContext } from './session-context.ts';

/** Who sits at this browser, and the way out. */
export function SessionSection(): JSX.Element | null {
  const { t } = useTranslation(['login', 'web']);
  const session = use(SessionContext);
  return (
    session && (
      <>
        <p>{t('web:who', { who: nameOf(session.person) })}</p>
        <p>{t('web:in-memory')}</p>
        <Button onClick={session.logOut} data-action="log-out">
          {t('login:log-out')}
        </Button>
      </>
    )
  );
}
