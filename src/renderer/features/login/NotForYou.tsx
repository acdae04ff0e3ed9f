import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/contract/web-access.ts';
import { Frame } from './Frame.tsx';
import { homeOf } from './home.ts';

/** Logged in, but as somebody whose page this is not. */
export function NotForYou({ person, onLogOut }: { readonly person: Person; readonly onLogOut: () => void }): JSX.Element {
  const { t } = useTranslation('login');
  return (
    <Frame title={t('not-for-you.title')} screen="not-for-you">
      <p>{t('not-for-you.body', { who: nameOf(person) })}</p>
      <a href={homeOf(person)}>{t(`not-for-you.home-${person.role}`)}</a>
      <Button onClick={onLogOut} data-action="log-out">
        {t('log-out')}
      </Button>
    </Frame>
  );
}

/** As the person is called on the page. */
export function nameOf(person: Person): string {
  return person.role === 'agent' ? `${person.name} (${person.agentNumber})` : person.login;
}
