import type { JSX } from 'react';
import type { Call } from '../../../shared/contract/call.ts';
import { cx } from '../../ui/cx.ts';
import { OneLine } from '../../ui/Text.tsx';
import { useCustomer } from '../../ui/use-customer.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './Customer.module.css';

interface Props {
  readonly call: Call;
  readonly short: boolean;
  readonly headlineId: string;
}

/** The customer, the largest thing on the card: the name and beneath it the number, or the number large. */
export function Customer({ call, short, headlineId }: Props): JSX.Element {
  const { headline, beneath } = useCustomer(call);
  return (
    <div className={cx(styles['customer'], short && styles['short'])}>
      <h3 className={styles['headline']} id={headlineId}>
        <OneLine>{headline}</OneLine>
      </h3>
      {beneath !== null && <OneLine className={styles['number']}>{beneath}</OneLine>}
      {call.customerNumber !== null && (
        <div className={styles['copy']}>
          <CopyButton number={call.customerNumber} dialect={call.dialect} />
        </div>
      )}
    </div>
  );
}
