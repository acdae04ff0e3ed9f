import { Button, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { readEnrolmentLink } from '../../../shared/api/enrolment-link.ts';
import type { Person } from '../../../shared/contract/web-access.ts';
import type { WebAccess } from '../../bridge/web-access.ts';
import { Frame } from './Frame.tsx';
import styles from './Frame.module.css';
import { RefusalNotice } from './RefusalNotice.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  readonly access: WebAccess;
  readonly wasShutOut: boolean;
  readonly onPerson: (person: Person) => void;
}

/** An agent's code from the admin, alone or as the whole link. */
export function CodeForm({ access, wasShutOut, onPerson }: Props): JSX.Element {
  const { t } = useTranslation('login');
  const [typed, setTyped] = useState('');
  const form = useSubmit(() => access.logIn({ code: readEnrolmentLink(typed)?.code ?? typed.trim() }), onPerson);
  return (
    <Frame title={t('code.title')} screen="log-in">
      {wasShutOut && !form.refusal && <p role="status">{t('code.shut-out')}</p>}
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextInput label={t('code.label')} description={t('code.hint')} autoComplete="off" spellCheck={false} required withAsterisk={false} autoFocus data-field="code" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        {form.refusal && <RefusalNotice key={form.times} refusal={form.refusal} />}
        <Button type="submit" variant="filled" size="md" loading={form.busy} data-action="log-in">
          {t('log-in.do')}
        </Button>
      </form>
    </Frame>
  );
}
