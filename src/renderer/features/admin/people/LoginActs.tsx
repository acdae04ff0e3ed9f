import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import type { AdminLogin } from '../../../../shared/api/admin/people.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';

interface Props {
  readonly login: AdminLogin;
  readonly onLink: (made: AdminOutput<'logins.add'>) => void;
  readonly onChanged: () => void;
}

/** What can be done about a supervisor or an admin. */
export function LoginActs({ login: { login, role }, onLink, onChanged }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [open, setOpen] = useState<'link' | 'revoke' | 'remove' | null>(null);
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onChanged();
  };
  return (
    <div className={styles['acts']}>
      {(['link', 'revoke', 'remove'] as const).map((act) => (
        <Button key={act} size="xs" data-action={act} aria-label={`${t(`logins.${act}`)}: ${login}`} onClick={() => setOpen(act)}>
          {t(`logins.${act}`)}
        </Button>
      ))}
      {open === 'link' && (
        <FormDialog name="link" title={t('logins.link-of', { login })} does={t('logins.link')} onClose={close} send={() => admin.ask('logins.add', { login, role })}
          onDone={(made) => {
            close();
            onLink(made);
          }}
        >
          <p>{t('logins.link-what')}</p>
        </FormDialog>
      )}
      {open === 'revoke' && (
        <FormDialog name="revoke" title={t('logins.revoke-of', { login })} does={t('logins.revoke')} danger onClose={close} onDone={done} send={() => admin.ask('logins.revoke', { login, role })}>
          <p>{t('logins.revoke-what')}</p>
        </FormDialog>
      )}
      {open === 'remove' && (
        <FormDialog name="remove" title={t('logins.remove-of', { login })} does={t('logins.remove')} danger onClose={close} onDone={done} send={() => admin.ask('logins.remove', { login, role })}>
          <p>{t('logins.remove-what')}</p>
        </FormDialog>
      )}
    </div>
  );
}
