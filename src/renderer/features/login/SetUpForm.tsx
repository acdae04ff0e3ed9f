import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { loginPattern, shortestPassword, type Person, type SetUpLink } from '../../../shared/contract/web-access.ts';
import { fail } from '../../../shared/result.ts';
import type { Answer, WebAccess } from '../../bridge/web-access.ts';
import { Frame } from './Frame.tsx';
import styles from './Frame.module.css';
import { RefusalNotice } from './RefusalNotice.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  readonly access: WebAccess;
  readonly code: string;
  readonly link: SetUpLink;
  readonly onPerson: (person: Person) => void;
}

/** The password of a new login; the first admin names the login too. */
export function SetUpForm({ access, code, link, onPerson }: Props): JSX.Element {
  const { t } = useTranslation('login');
  const [login, setLogin] = useState(link.login ?? 'admin');
  const [password, setPassword] = useState('');
  const isFirst = link.login === null;
  const send = async (): Promise<Answer<Person>> => {
    const name = login.trim();
    if (!loginPattern.test(name)) return fail('login-missing', 'The login cannot be used.', '');
    if ([...password].length < shortestPassword) return fail('password-short', 'The password is too short.', '');
    if (password.toLowerCase() === name.toLowerCase()) return fail('password-is-login', 'The password is the login.', '');
    return access.setUp({ code, password, ...(isFirst && { login: name }) });
  };
  const form = useSubmit(send, onPerson);
  return (
    <Frame title={t(isFirst ? 'set-up.first-title' : 'set-up.title')} screen="set-up">
      <p>{t(isFirst ? 'set-up.first-lead' : `set-up.lead-${link.role}`)}</p>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextInput
          label={t('login')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={!isFirst}
          autoFocus={isFirst}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('set-up.password')}
          description={t('set-up.password-hint', { count: shortestPassword })}
          name="new-password"
          autoComplete="new-password"
          autoFocus={!isFirst}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show-password') }}
        />
        {form.refusal && <RefusalNotice key={form.times} refusal={form.refusal} />}
        <Button type="submit" variant="filled" size="md" loading={form.busy} data-action="set-up">
          {t('set-up.do')}
        </Button>
      </form>
    </Frame>
  );
}
