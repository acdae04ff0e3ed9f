import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PopupCard } from '../../../shared/api/views.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Whereabouts.module.css';

/** Where the number belongs, to which carrier, and how often it called today: one line in a fixed place. */
export function Whereabouts({ card }: { readonly card: PopupCard }): JSX.Element | null {
  const { t } = useTranslation('popup');
  const { region, carrier } = card.customer;
  if (card.call.customerNumber === null) return null;
  const isFirst = card.earlierCalls.length === 0 && card.callsToday <= 1;
  return (
    <p className={styles['line']}>
      {region !== null && (
        <bdi className={styles['region']} title={region} data-region>
          {region}
        </bdi>
      )}
      {carrier !== null && (
        <bdi className={styles['carrier']} data-carrier>
          {carrier}
        </bdi>
      )}
      <span className={cx(styles['today'], card.callsToday > 1 && styles['again'])} data-calls-today={card.callsToday}>
        {isFirst ? t('no-earlier') : t('calls-today', { count: card.callsToday, ordinal: true })}
      </span>
    </p>
  );
}
