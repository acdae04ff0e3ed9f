import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PopupCard } from '../../../shared/api/views.ts';
import { cx } from '../../ui/cx.ts';
import { useCustomer } from '../../ui/use-customer.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './Customer.module.css';
import { CustomerNumber } from './CustomerNumber.tsx';
import { SaveContactButton } from './SaveContactButton.tsx';

interface Props {
  readonly card: PopupCard;
  readonly short: boolean;
  readonly headlineId: string;
  /** Shows the number in full, and hides it again; `null` where nothing is hidden. */
  readonly onToggleNumber: (() => void) | null;
  /** `null` where the customer is in the contacts, or cannot be put there. */
  readonly onSaveContact: (() => void) | null;
}

/** The customer, the largest thing on the card: the name and beneath it the number, or the number large. */
export function Customer({ card, short, headlineId, onToggleNumber, onSaveContact }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  const { call, customer } = card;
  const { headline, beneath } = useCustomer({ ...call, customerName: customer.name });
  return (
    <div className={cx(styles['customer'], short && styles['short'])}>
      <h3 className={styles['headline']} id={headlineId}>
        <CustomerNumber text={headline} onToggle={beneath === null && call.customerNumber !== null ? onToggleNumber : null} />
      </h3>
      {beneath !== null && (
        <p className={styles['beneath']}>
          <CustomerNumber className={styles['number']} text={beneath} onToggle={call.customerNumber === null ? null : onToggleNumber} />
          {customer.nameFrom === 'maybe-contact' && (
            <span className={styles['maybe']} title={t('maybe-contact-hint')}>
              {t('maybe-contact')}
            </span>
          )}
        </p>
      )}
      {call.customerNumber !== null && (
        <div className={styles['acts']}>
          {!short && onSaveContact && <SaveContactButton onPress={onSaveContact} />}
          <CopyButton number={call.customerNumber} dialect={call.dialect} />
        </div>
      )}
    </div>
  );
}
