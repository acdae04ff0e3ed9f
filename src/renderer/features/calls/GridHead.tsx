import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CallGrid.module.css';

export const columns = ['time', 'direction', 'who', 'number', 'region', 'agent', 'ring', 'talk', 'outcome', 'note'] as const;

/** The heads of a list's columns. */
export function GridHead(): JSX.Element {
  const { t } = useTranslation('calls');
  return (
    <div role="row" aria-rowindex={1} className={styles['head']}>
      {columns.map((column) => (
        <span key={column} role="columnheader" className={styles[column]} title={t(`columns.${column}`)}>
          {column === 'direction' ? <span className={styles['unseen']}>{t('columns.direction')}</span> : t(`columns.${column}`)}
        </span>
      ))}
    </div>
  );
}
