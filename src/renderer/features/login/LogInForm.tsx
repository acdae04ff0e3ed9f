import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/contract/web-access.ts';
import type { WebAccess } from '../../bridge/web-access.ts';
import { Frame } from './Frame.tsx';
import styles from './Frame.module.css';
import { RefusalNotice } from './RefusalNotice.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  readonly access: WebAccess;
  /** The person was logged in a moment ago. */
  readonly wasShutOut: boolean;
  readonly onPerson: (person: Person) => void;
}

/** Login and password of a supervisor or an admin. */
export function LogInForm({ access, wasShutOut, onPerson }: Props): JSX.Element {
  const { t } = useTranslation('login');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const form = useSubmit(() => access.logIn({ login, password }), onPerson);
  return (
    <Frame title={t('log-in.title')} screen="log-in">
      {wasShutOut && !form.refusal && <p role="status">{t('log-in.shut-out')}</p>}
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextInput label={t('login')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required withAsterisk={false} autoFocus value={login} onChange={(event) => setLogin(event.currentTarget.value)} />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        />
        {form.refusal && <RefusalNotice key={form.times} refusal={form.refusal} />}
        <Button type="submit" variant="filled" size="md" loading={form.busy} data-action="log-in">
          {t('log-in.do')}
        </Button>
      </form>
      <p className={styles['muted']}>{t('log-in.help')}</p>
    </Frame>
  );
}
