import { Tooltip } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { CallLine } from './CallLine.tsx';
import styles from './CallTable.module.css';

/** Rows that stand together under a heading, such as those of one day. */
export interface RowGroup {
  readonly title: string | null;
  readonly rows: readonly CallRow[];
}

interface Props {
  readonly label: string;
  readonly groups: readonly RowGroup[];
  /** Stands after the last row: what else there is to load. */
  readonly end?: ReactNode;
}

const columns = ['time', 'customer', 'outcome', 'ring', 'talk', 'agent'] as const;

/** Calls as dense lines in fixed columns, scrolling under their heads. */
export function CallTable({ label, groups, end }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  return (
    <div className={styles['scroll']} role="region" aria-label={label} tabIndex={0}>
      <div role="table" aria-label={label} className={styles['table']}>
        <div role="row" className={styles['head']}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={styles[column]}>
              {t(`columns.${column}`)}
            </span>
          ))}
          <Tooltip label={t('painted-hint')}>
            <span role="columnheader" className={styles['painted']}>
              {t('columns.painted')}
            </span>
          </Tooltip>
        </div>
        {groups.map(({ title, rows }) => (
          <div role="rowgroup" key={title ?? ''}>
            {title !== null && (
              <div role="row" className={styles['group']}>
                <span role="rowheader" aria-colspan={columns.length + 1}>
                  {title}
                </span>
              </div>
            )}
            {rows.map((row) => (
              <CallLine key={row.callId} call={row} />
            ))}
          </div>
        ))}
      </div>
      {end}
    </div>
  );
}
