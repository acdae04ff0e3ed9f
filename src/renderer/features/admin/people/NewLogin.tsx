import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { CopyText } from '../parts/CopyText.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import styles from '../parts/Parts.module.css';

interface Props {
  readonly made: AdminOutput<'logins.add'>;
  readonly onClose: () => void;
}

/** The one moment in which a set-up link and a token can be seen. */
export function NewLogin({ made: { login, token, setupUrl }, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <Dialog name="new-login" title={t('logins.made', { login })} once onClose={onClose}>
      <div className={styles['form']}>
        <p>{t('logins.made-what')}</p>
        <CopyText name="setup" label={t('logins.link')} text={setupUrl} />
        <CopyText name="token" label={t('logins.token')} text={token} />
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button variant="filled" data-action="login-done" onClick={onClose}>
            {t('done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
