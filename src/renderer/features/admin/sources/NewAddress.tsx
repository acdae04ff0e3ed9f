import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { CopyText } from '../parts/CopyText.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Note } from '../parts/Note.tsx';
import styles from '../parts/Parts.module.css';
import { MenuPath } from './MenuPath.tsx';

interface Props {
  readonly address: AdminOutput<'sources.add'>;
  readonly onClose: () => void;
}

/** The one moment in which an address can be seen. */
export function NewAddress({ address: { dialect, hookUrl, onlyFromHere, earlierStillHold }, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <Dialog name="address" title={t('address.title')} once onClose={onClose}>
      <div className={styles['form']}>
        <p>{t('address.once')}</p>
        <CopyText name="address" label={t('address.label')} text={hookUrl} />
        <MenuPath dialect={dialect} />
        {onlyFromHere && (
          <Note>
            <p>{t('address.only-here')}</p>
          </Note>
        )}
        {earlierStillHold > 0 && <p className={styles['muted']}>{t('address.earlier')}</p>}
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button variant="filled" data-action="address-done" onClick={onClose}>
            {t('address.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
