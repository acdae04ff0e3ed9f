import { Tooltip } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Maybe.module.css';

/** Beside a contact's name that may be another's. */
export function Maybe(): JSX.Element {
  const { t } = useTranslation('calls');
  return (
    <Tooltip label={t('maybe-hint')}>
      <span className={styles['maybe']}>{t('maybe')}</span>
    </Tooltip>
  );
}
